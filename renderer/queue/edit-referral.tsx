import type { ReactElement } from 'react';
import { needs as allNeeds, type NeedId } from '../../shared/needs.ts';
import type { PatientSummary, Permission, Priority, Referral } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { needWords } from '../components/people.tsx';
import {
  nextActionWords,
  permissionWords,
  priorityWords,
  referralFieldWords,
  wordFor,
} from '../components/words.ts';
import { useEditReferral, type NextChoice, type StaleDetail } from './use-edit-referral.ts';
import type { Sensitive } from './use-sensitive.ts';

const options = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((id) => ({ id, label: words[id] }));

export function EditReferral(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly sensitive: Sensitive;
  readonly onDone: () => void;
}): ReactElement {
  const { referral, sensitive } = props;
  const edit = useEditReferral(referral, props.patient, props.onDone);
  const { fields, next, set, conflict } = edit;
  const known = sensitive.shown.needs;
  const left = known.filter((need) => !fields.removed.includes(need));
  const needs = [...new Set([...left, ...fields.added])];
  const offered = allNeeds.filter(({ sensitive: is }) => !(is && sensitive.hides));
  const offers = (need: string) => offered.some(({ id }) => id === need);
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
        options={offered.map(({ id, label }) => ({ id, label }))}
        value={needs.filter(offers) as NeedId[]}
        onChange={(chosen) =>
          set({
            // What was chosen while sensitive ones were open stays chosen.
            added: [
              ...fields.added.filter((need) => !offers(need)),
              ...chosen.filter((need) => !known.includes(need)),
            ],
            removed: [
              ...fields.removed.filter((need) => !offers(need)),
              ...known.filter((need) => offers(need) && !chosen.includes(need as NeedId)),
            ],
          })
        }
        after={
          sensitive.hides ? (
            <Button size="s" variant="quiet" onPress={sensitive.open}>
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
        <Conflict conflict={conflict} />
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

/** What the other person did, beside what is typed here. */
function Conflict({ conflict }: { readonly conflict: StaleDetail }): ReactElement {
  const { current, changedBy, what } = conflict;
  return (
    <Notice tone="amber" live>
      <p>
        <strong>{changedBy ?? 'Somebody'} changed this referral</strong> while you were typing:{' '}
        {what.map((one) => wordFor(referralFieldWords, one)).join(', ')}. What you typed is still
        here.
      </p>
      <p>
        Theirs: {priorityWords[current.priority]}; {needWords(current)}; note: {current.note || '–'}
      </p>
    </Notice>
  );
}
