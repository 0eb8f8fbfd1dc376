import { useState, type ReactElement, type ReactNode } from 'react';
import { firstDay, type NotBefore } from '../../shared/not-before.ts';
import type { ReferralDetail, Slot } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { today, whenOf } from '../components/dates.ts';
import { Select } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { useFresh } from '../components/use-fresh.ts';
import { modeWords } from '../components/words.ts';
import { heldWords } from '../diary/held-words.ts';
import { SoonAgain } from './soon-again.tsx';
import { hows, notBeforeChoices, wishedPart, type How, type PartOfDay } from './slot-wishes.ts';

/** The next free slots that suit: wishes above, a button for each below. */
export function FreeSlots(props: {
  readonly detail: Pick<ReferralDetail, 'referral' | 'patient'>;
  readonly busy: boolean;
  readonly onTake: (slot: Slot) => void;
  /** What came of the last press. */
  readonly children?: ReactNode;
}): ReactElement {
  const { referral, patient } = props.detail;
  const [worker, setWorker] = useState(referral.linkWorkerId);
  const [partOfDay, setPartOfDay] = useState<PartOfDay>(wishedPart(patient.wouldHelp));
  const [how, setHow] = useState<How>(patient.wouldHelp.includes('by_phone') ? 'phone' : 'any');
  const [notBefore, setNotBefore] = useState<NotBefore>('now');
  const [limit, setLimit] = useState(5);
  const [withHeld, setWithHeld] = useState(false);
  const staff = useRead('staff.list', undefined);
  const clinics = useRead('clinic.list', undefined);
  const someHeld = clinics.data?.some(({ heldSlots }) => heldSlots > 0) ?? false;
  const slots = useRead(
    'slots.next',
    {
      linkWorkerId: worker,
      partOfDay,
      mode: how === 'any' ? null : how,
      fromDate: notBefore === 'now' ? null : firstDay(notBefore, today()),
      withHeld,
      limit,
    },
    { keepPrevious: true },
  );
  const offered = useFresh(slots);
  const nameOf = (id: string) => staff.data?.find((one) => one.id === id)?.name ?? '';
  const showHeld = () => {
    setWithHeld(!withHeld);
    // They are the last of their day: five would not reach them.
    if (!withHeld) setLimit(Math.max(limit, 20));
  };
  return (
    <>
      <div className="stack-s">
        <LinkWorkerSelect label="Link worker" anyone="Anyone" value={worker} onChange={setWorker} />
        <div className="pair">
          <Select<NotBefore>
            label="Not before"
            value={notBefore}
            onChange={setNotBefore}
            options={notBeforeChoices(today())}
          />
          <Select<How> label="How" value={how} onChange={setHow} options={hows} />
        </div>
        <Segments<PartOfDay>
          label="Time of day"
          value={partOfDay}
          onChange={setPartOfDay}
          options={[
            { id: 'any', label: 'Any time' },
            { id: 'morning', label: 'Mornings' },
            { id: 'afternoon', label: 'Afternoons' },
          ]}
        />
      </div>
      {props.children}
      {slots.error ? <ErrorState error={slots.error} /> : null}
      {!offered && !slots.error ? <Skeleton rows={5} /> : null}
      {offered?.length === 0 ? (
        <EmptyState title="No free slot like this">
          Try an earlier day, any time, any way, or anyone.
        </EmptyState>
      ) : null}
      {offered && referral.nextAction === 'rebook' ? (
        <SoonAgain
          offered={offered}
          nameOf={nameOf}
          busy={props.busy}
          onTake={(slot) => props.onTake(slot)}
        />
      ) : null}
      <div className="slots">
        {offered?.map((slot, at) => (
          <Button
            key={slot.id}
            className="slot-button"
            autoFocus={at === 0}
            pending={props.busy}
            onPress={() => props.onTake(slot)}
          >
            <span className="strong">{whenOf(slot.startsAt)}</span>
            <span>{nameOf(slot.linkWorkerId)}</span>
            <span className="soft">
              {modeWords[slot.mode]}
              {slot.room ? `, ${slot.room}` : ''}
              {heldWords(slot) ? ` · ${heldWords(slot)}` : ''}
            </span>
          </Button>
        ))}
      </div>
      {someHeld ? (
        <Button variant="quiet" onPress={showHeld}>
          {withHeld ? 'Without those held for the day' : 'Also those held for the day'}
        </Button>
      ) : null}
      {offered?.length === limit && limit < 50 ? (
        <Button variant="quiet" onPress={() => setLimit(Math.min(50, limit + 10))}>
          More slots
        </Button>
      ) : null}
    </>
  );
}
