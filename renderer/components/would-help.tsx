import { useState, type ReactElement } from 'react';
import { helps, helpWords } from '../../shared/help.ts';
import type { ContactHow, Help, PatientSummary } from '../../shared/types.ts';
import { reachedBy } from '../../shared/wishes.ts';
import { useCommand } from '../api.ts';
import { Button } from './button.tsx';
import { Chips } from './chips.tsx';
import { Select } from './fields.tsx';
import { useErrorToast } from './toast.tsx';
import { contactHowWords, helpLabels } from './words.ts';

type Helped = {
  readonly wouldHelp: readonly Help[];
  readonly preferredContact: ContactHow | null;
};
type ChoiceOfContact = ContactHow | 'any';

const contacts: readonly { readonly id: ChoiceOfContact; readonly label: string }[] = [
  { id: 'any', label: 'No preference' },
  ...(Object.keys(contactHowWords) as ContactHow[]).map((id) => ({
    id,
    label: contactHowWords[id],
  })),
];

/** What would help somebody to come, and how they like to be reached. */
export function HelpChoices(props: {
  readonly value: Helped;
  readonly onChange: (change: { wouldHelp?: Help[]; preferredContact?: ContactHow | null }) => void;
}): ReactElement {
  const { value, onChange } = props;
  return (
    <div className="stack-s">
      <span className="label">What would help next time?</span>
      <Chips<Help>
        label="What would help next time?"
        options={helps.map((id) => ({ id, label: helpLabels[id] }))}
        value={value.wouldHelp}
        onChange={(wouldHelp) => onChange({ wouldHelp })}
      />
      <Select<ChoiceOfContact>
        label="Likes to be reached by"
        options={contacts}
        value={value.preferredContact ?? 'any'}
        onChange={(how) => onChange({ preferredContact: how === 'any' ? null : how })}
      />
    </div>
  );
}

/** "Would help: mornings, a reminder the day before. Likes to be reached by text.", changed in place. */
export function WouldHelp(props: {
  readonly patient: PatientSummary;
  readonly canChange: boolean;
}): ReactElement | null {
  const { patient, canChange } = props;
  const [editing, setEditing] = useState(false);
  // A press shows at once; what others change meanwhile comes with the next reading.
  const [pressed, setPressed] = useState<readonly Help[] | null>(null);
  const set = useCommand('patient.setHelp');
  const fail = useErrorToast();
  const wouldHelp = pressed ?? patient.wouldHelp;
  const save = (next: readonly Help[]) => {
    setPressed(next);
    set.mutate(
      {
        id: patient.id,
        addHelp: next.filter((help) => !wouldHelp.includes(help)),
        removeHelp: wouldHelp.filter((help) => !next.includes(help)),
      },
      { onError: fail, onSettled: () => setPressed(null) },
    );
  };
  const said = sayHelp({ ...patient, wouldHelp });
  if (said === '' && !canChange) return null;
  return (
    <div className="stack-s">
      <span className="row">
        {said === '' ? null : <span>{said}</span>}
        {canChange ? (
          <Button size="s" variant="quiet" onPress={() => setEditing(!editing)}>
            {editing ? 'Done' : said === '' ? 'What would help them to come…' : 'What helps…'}
          </Button>
        ) : null}
      </span>
      {editing && canChange ? (
        <HelpChoices
          value={{ wouldHelp, preferredContact: patient.preferredContact }}
          onChange={(change) => {
            if (change.wouldHelp) save(change.wouldHelp);
            const { preferredContact } = change;
            if (preferredContact !== undefined) {
              set.mutate({ id: patient.id, preferredContact }, { onError: fail });
            }
          }}
        />
      ) : null}
    </div>
  );
}

function sayHelp({ wouldHelp, preferredContact }: Helped): string {
  const help =
    wouldHelp.length === 0
      ? ''
      : `Would help: ${wouldHelp.map((one) => helpWords[one]).join(', ')}.`;
  const by = preferredContact === null ? '' : `Likes to be reached ${reachedBy[preferredContact]}.`;
  return [help, by].filter(Boolean).join(' ');
}
