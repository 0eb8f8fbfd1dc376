import { useState, type ReactElement } from 'react';
import { needs as allNeeds, needLabel, type NeedId } from '../../shared/needs.ts';
import type { PatientSummary, Permission, Priority, Referral } from '../../shared/types.ts';
import { errorData, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { nextActionWords, permissionWords, priorityWords, wordFor } from '../components/words.ts';
import { changes, draftOf, rebased, type Draft } from './referral-draft.ts';

const asIs = 'as_is';

const options = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((id) => ({ id, label: words[id] }));

/**
 * Only what was changed here is sent. When somebody else saved in between, what is typed stays, and
 * saving again puts it on top of theirs.
 */
export function EditReferral(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly onDone: () => void;
}): ReactElement {
  const { referral } = props;
  // What this form started from: the difference to it is what the user wants.
  const [base, setBase] = useState(referral);
  const [draft, setDraft] = useState<Draft>(() => draftOf(referral));
  const [next, setNext] = useState<'as_is' | 'phone' | 'book'>(asIs);
  const update = useCommand('referral.update');
  const toast = usePatientToast(props.patient, referral.id);
  const conflict = conflictOf(update.error);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const save = () => {
    update.mutate(
      {
        id: referral.id,
        version: base.version,
        ...changes(draftOf(base), draft),
        ...(next === asIs ? {} : { nextAction: next }),
      },
      {
        onSuccess: () => {
          toast({ text: 'Saved.' });
          props.onDone();
        },
        onError: (error) => {
          const current = conflictOf(error)?.current;
          if (!current) return;
          setDraft((typed) => rebased(typed, base, current));
          setBase(current);
        },
      },
    );
  };
  return (
    <form
      className="card stack"
      aria-label="Change the referral"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone();
      }}
    >
      <RadioGroup<Priority>
        label="Priority"
        value={draft.priority}
        onChange={(priority) => set({ priority })}
        options={options(priorityWords)}
      />
      <Chips<NeedId>
        label="Needs"
        options={allNeeds.map(({ id, label }) => ({ id, label }))}
        value={draft.needs as NeedId[]}
        onChange={(needs) => set({ needs })}
      />
      <TextArea
        label="Note"
        value={draft.note}
        onChange={(note) => set({ note })}
        maxLength={2000}
      />
      <LinkWorkerSelect
        label="Link worker"
        anyone="Whoever is free first"
        value={draft.linkWorkerId}
        onChange={(linkWorkerId) => set({ linkWorkerId })}
      />
      <RadioGroup<Permission>
        label="Agrees to sharing information"
        value={draft.permissionShare}
        onChange={(permissionShare) => set({ permissionShare })}
        options={options(permissionWords)}
      />
      <RadioGroup<'as_is' | 'phone' | 'book'>
        label="What comes next"
        value={next}
        onChange={setNext}
        options={[
          {
            id: asIs,
            label: referral.nextAction ? nextActionWords[referral.nextAction] : 'As it is',
          },
          ...(['phone', 'book'] as const)
            .filter((id) => id !== referral.nextAction)
            .map((id) => ({ id, label: nextActionWords[id] })),
        ]}
      />
      {conflict ? (
        <Conflict conflict={conflict} />
      ) : update.error ? (
        <ErrorNotice error={update.error} />
      ) : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={update.isPending}>
          {conflict ? 'Save mine on top' : 'Save'}
        </Button>
        <Button onPress={props.onDone}>{conflict ? 'Keep theirs' : 'Cancel'}</Button>
      </div>
    </form>
  );
}

type StaleDetail = {
  readonly current: Referral;
  readonly changedBy: string | null;
  readonly what: readonly string[];
};

function conflictOf(error: unknown): StaleDetail | null {
  if (error === null || errorData(error).code !== 'stale') return null;
  return (errorData(error).detail as StaleDetail | undefined) ?? null;
}

const fieldWords: Readonly<Record<string, string>> = {
  priority: 'the priority',
  needs: 'the needs',
  note: 'the note',
  linkWorkerId: 'the link worker',
  permissionShare: 'the permission to share',
  nextAction: 'what comes next',
};

/** What the other person did, beside what is typed here. */
function Conflict({ conflict }: { readonly conflict: StaleDetail }): ReactElement {
  const { current, changedBy, what } = conflict;
  return (
    <Notice tone="amber" live>
      <p>
        <strong>{changedBy ?? 'Somebody'} changed this referral</strong> while you were typing:{' '}
        {what.map((one) => wordFor(fieldWords, one)).join(', ')}. What you typed is still here.
      </p>
      <p>
        Theirs: {priorityWords[current.priority]};{' '}
        {current.needs.map(needLabel).join(', ') || 'no needs'}; note: {current.note || '–'}
      </p>
    </Notice>
  );
}
