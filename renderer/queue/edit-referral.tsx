import type { ReactElement } from 'react';
import { needs as allNeeds, isSensitiveNeed, type NeedId } from '../../shared/needs.ts';
import type { Permission, Priority, Referral } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { needWords } from '../components/people.tsx';
import { nextActionWords, permissionWords, priorityWords, wordFor } from '../components/words.ts';
import { useEditReferral, type NextChoice, type StaleDetail } from './use-edit-referral.ts';

const options = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((id) => ({ id, label: words[id] }));

export function EditReferral(props: {
  readonly referral: Referral;
  readonly hidesSensitive: boolean;
  readonly onShowSensitive: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const { referral, hidesSensitive } = props;
  const edit = useEditReferral(referral, props.onDone);
  const { fields, next, set, conflict } = edit;
  const hidden = (need: string) => hidesSensitive && isSensitiveNeed(need);
  return (
    <form
      className="card stack"
      aria-label="Change the referral"
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') edit.cancel();
      }}
    >
      <RadioGroup<Priority>
        label="Priority"
        value={fields.priority}
        onChange={(priority) => set({ priority })}
        options={options(priorityWords)}
      />
      <Chips<NeedId>
        label="Needs"
        options={allNeeds.filter(({ id }) => !hidden(id)).map(({ id, label }) => ({ id, label }))}
        value={fields.needs.filter((need) => !hidden(need)) as NeedId[]}
        onChange={(needs) => set({ needs: [...fields.needs.filter(hidden), ...needs].toSorted() })}
        after={
          hidesSensitive ? (
            <Button size="s" variant="quiet" onPress={props.onShowSensitive}>
              Show sensitive
            </Button>
          ) : null
        }
      />
      <TextArea
        label="Note"
        value={fields.note}
        onChange={(note) => set({ note })}
        maxLength={2000}
      />
      <LinkWorkerSelect
        label="Link worker"
        anyone="Whoever is free first"
        value={fields.linkWorkerId}
        onChange={(linkWorkerId) => set({ linkWorkerId })}
      />
      <RadioGroup<Permission>
        label="Agrees to sharing information"
        value={fields.permissionShare}
        onChange={(permissionShare) => set({ permissionShare })}
        options={options(permissionWords)}
      />
      <RadioGroup<NextChoice>
        label="What comes next"
        value={next}
        onChange={edit.setNext}
        options={[
          {
            id: 'as_is',
            label: referral.nextAction ? nextActionWords[referral.nextAction] : 'As it is',
          },
          ...(['phone', 'book'] as const)
            .filter((id) => id !== referral.nextAction)
            .map((id) => ({ id, label: nextActionWords[id] })),
        ]}
      />
      {conflict ? (
        <Conflict conflict={conflict} hidesSensitive={hidesSensitive} />
      ) : edit.error ? (
        <ErrorNotice error={edit.error} />
      ) : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={edit.pending}>
          {conflict ? 'Save mine on top' : 'Save'}
        </Button>
        <Button onPress={edit.cancel}>{conflict ? 'Keep theirs' : 'Cancel'}</Button>
      </div>
    </form>
  );
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
function Conflict({
  conflict,
  hidesSensitive,
}: {
  readonly conflict: StaleDetail;
  readonly hidesSensitive: boolean;
}): ReactElement {
  const { current, changedBy, what } = conflict;
  return (
    <Notice tone="amber" live>
      <p>
        <strong>{changedBy ?? 'Somebody'} changed this referral</strong> while you were typing:{' '}
        {what.map((one) => wordFor(fieldWords, one)).join(', ')}. What you typed is still here.
      </p>
      <p>
        Theirs: {priorityWords[current.priority]};{' '}
        {current.needs.length > 0 ? needWords(current.needs, !hidesSensitive) : 'no needs'}; note:{' '}
        {current.note || '–'}
      </p>
    </Notice>
  );
}
