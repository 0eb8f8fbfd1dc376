import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chiDateDiffers } from '../../shared/chi.ts';
import { needs as allNeeds } from '../../shared/needs.ts';
import type { Output } from '../../shared/contract.ts';
import type { PatientSummary, Priority } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { useLive } from '../components/use-live.ts';
import { PermissionChoices, SourceChoice } from './refer-choices.tsx';
import { DiedNotice } from './died-notice.tsx';
import { ReferWho } from './refer-who.tsx';
import { useRefer } from './use-refer.ts';

const shownFirst = 8;
const priorities = ['routine', 'soon', 'see_now'] as const satisfies readonly Priority[];
const writes = 'input:not([type="radio"]), textarea';

export function ReferForm(props: {
  readonly patient: PatientSummary;
  readonly focusButton: boolean;
  readonly onOther: () => void;
  /** `restore` brings back what was filled in, should the referral be taken back. */
  readonly onCreated: (created: Output<'referral.create'>, restore: () => void) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { patient, focusButton } = props;
  const { draft, role, openId, busy, died, held, submit, error, ...list } = useRefer(
    patient,
    props,
  );
  const { needs, priority, agrees, shares, asked, note, linkWorker } = draft.value;
  const [more, setMore] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever got here by shortcut needs one key: Enter.
  useEffect(() => {
    if (focusButton && !died) button.current?.focus();
  }, [patient.id, focusButton, died]);
  const free = useLive().find(({ live }) => live.status === 'free');
  const options = allNeeds.map(({ id, label }) => ({ id, label }));
  return (
    <form
      className="refer-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={({ key, target }) => {
        // From the button too: whoever waits in the building is two keys away, not seven Tabs.
        const chosen = priorities[Number(key) - 1];
        if (chosen && target instanceof Element && !target.matches(writes)) {
          draft.set({ priority: chosen });
        }
      }}
    >
      <ReferWho patient={patient} onOther={props.onOther} />
      <div className="refer-middle stack">
        {died ? (
          <DiedNotice
            patient={patient}
            listIsWrong={list.listIsWrong}
            onListIsWrong={list.setListIsWrong}
          />
        ) : null}
        {patient.chi && patient.dateOfBirth && chiDateDiffers(patient.chi, patient.dateOfBirth) ? (
          <Notice tone="amber">
            The date in the CHI number is not the date of birth. That happens; check that this is
            the right person.
          </Notice>
        ) : null}
        {openId ? (
          <Notice tone="info" live>
            <strong>Already has an open referral.</strong> What you choose here is added to it.
          </Notice>
        ) : null}
        <Chips
          label="Needs"
          options={
            more ? options : options.filter(({ id }, at) => at < shownFirst || needs.includes(id))
          }
          value={needs}
          onChange={(chosen) => draft.set({ needs: chosen })}
          after={
            more ? null : (
              <Button size="s" variant="quiet" onPress={() => setMore(true)}>
                More…
              </Button>
            )
          }
        />
        <RadioGroup<Priority>
          label="Priority"
          value={priority}
          onChange={(chosen) => draft.set({ priority: chosen })}
          options={[
            { id: 'routine', label: 'Routine', hint: '1' },
            { id: 'soon', label: 'Soon', hint: '2' },
            {
              id: 'see_now',
              label: free ? `See now (${free.name} is free)` : 'See now',
              hint: '3',
            },
          ]}
        />
        <PermissionChoices
          refer={agrees}
          share={shares}
          onRefer={(answer) => draft.set({ agrees: answer })}
          onShare={(answer) => draft.set({ shares: answer })}
        />
        <TextArea
          label="Note (all staff can read it)"
          value={note}
          onChange={(typed) => draft.set({ note: typed })}
          rows={2}
          maxLength={2000}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
        {agrees === 'no' ? (
          <Notice tone="amber" live>
            Without permission no referral is made. You can record that it was offered and declined.
          </Notice>
        ) : openId ? null : (
          <SourceChoice
            role={role}
            value={asked}
            onChange={(chosen) => draft.set({ asked: chosen })}
          />
        )}
        <LinkWorkerSelect
          label="Link worker"
          anyone="Whoever is free first"
          value={linkWorker}
          onChange={(id) => draft.set({ linkWorker: id })}
        />
      </div>
      <div className="refer-foot stack-s">
        {error ? <ErrorNotice error={error} /> : null}
        <div className="row-between">
          <Button
            onPress={() => {
              draft.discard();
              props.onClose();
            }}
          >
            Cancel
          </Button>
          <Button variant="primary" type="submit" pending={busy} isDisabled={held} ref={button}>
            {agrees === 'no' ? 'Record declined' : openId ? 'Add to open referral' : 'Refer to CLW'}
          </Button>
        </div>
      </div>
    </form>
  );
}
