import { Printer } from 'lucide-react';
import { Fragment, useState, type ReactElement } from 'react';
import { callId, canPromise, phoneGroups } from '../../shared/phone-list.ts';
import { phoneWhyWords } from '../../shared/reminder-words.ts';
import type { PhoneRow } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { useKeys } from '../components/use-keys.ts';
import { go } from '../frame/route.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { CallBackForm } from './call-back-form.tsx';
import { CallRow } from './call-row.tsx';
import { DeskSplit } from './desk-split.tsx';
import type { TabProps } from './phone-screen.tsx';
import { GroupHead } from './row.tsx';
import { usePaper } from './use-paper.ts';
import { useRows } from './use-rows.ts';

/** Whom to phone today, in the order to phone; a call that is noted takes its row off the list. */
export function CallList({ session, linkWorkerId, heading }: TabProps): ReactElement {
  const calls = useRead('phone.list', { linkWorkerId }, { keepPrevious: true, every: 60_000 });
  const [action, setAction] = useState<PaneAction | 'callBack'>(null);
  const found = calls.data?.rows ?? [];
  const [asked, setAsked] = useState<PhoneRow | null>(null);
  const more = useMore(asked, found);
  const rows = useRows(
    phoneGroups(found).flatMap((group) => group.rows),
    callId,
    () => {
      return action !== null || more;
    },
  );
  const { chosen } = rows;
  if (chosen !== asked) setAsked(chosen);
  const staff = useRead('staff.list', undefined);
  const paper = usePaper(linkWorkerId);
  const choose = (id: string) => {
    if (!chosen || id !== callId(chosen)) setAction(null);
    rows.choose(id);
  };
  useKeys((key) => {
    if (key === 'p' && chosen) setAction('phone');
    else if (key === 'b' && chosen) setAction('book');
    else if (key === 'n' && chosen) setAction('note');
    else if (key === 't' && chosen && canPromise(chosen)) setAction('callBack');
    else if (key === 'escape') setAction(null);
    else if (key === 'arrowdown' || key === 'arrowup') rows.focus();
    else return false;
    return true;
  });
  const left = calls.data ? calls.data.total - calls.data.rows.length : 0;
  const nameOf = (id: string | null) => staff.data?.find((one) => one.id === id)?.name ?? 'any';
  return (
    <DeskSplit
      label="To phone"
      session={session}
      referralId={chosen?.referralId ?? null}
      appointmentId={chosen?.appointmentId ?? undefined}
      action={action === 'callBack' ? null : action}
      onAction={setAction}
      top={
        chosen && canPromise(chosen) ? (
          action === 'callBack' ? (
            <CallBackForm row={chosen} onDone={() => setAction(null)} />
          ) : (
            <div className="row">
              <Button size="s" hint="T" onPress={() => setAction('callBack')}>
                Ring at a time…
              </Button>
            </div>
          )
        ) : null
      }
    >
      {heading(
        <Button
          size="s"
          icon={<Printer size={14} aria-hidden="true" />}
          pending={paper.pending}
          onPress={() => paper.print('phone')}
        >
          Print
        </Button>,
      )}
      {calls.error ? (
        <ErrorState error={calls.error} onRetry={() => void calls.refetch()} />
      ) : !calls.data ? (
        <Skeleton rows={10} />
      ) : rows.rows.length === 0 ? (
        <EmptyState
          title="Nobody to phone"
          action={<Button onPress={() => go('queue')}>Go to Queue</Button>}
        >
          Everybody who was due today has been phoned.
        </EmptyState>
      ) : (
        <div
          ref={rows.list}
          role="grid"
          aria-label="To phone"
          aria-busy={calls.isPlaceholderData}
          className="desk-rows calls"
          onKeyDown={rows.onKeyDown}
        >
          {phoneGroups(found).length > 0 || chosen ? (
            <Groups
              rows={rows.rows}
              chosen={chosen}
              choose={choose}
              nameOf={nameOf}
              onPhone={(id) => {
                choose(id);
                setAction('phone');
              }}
            />
          ) : null}
          {left > 0 ? (
            <div role="row" className="desk-group">
              <span role="gridcell">And {left} more in the queue.</span>
            </div>
          ) : null}
        </div>
      )}
    </DeskSplit>
  );
}

function Groups(props: {
  readonly rows: readonly PhoneRow[];
  readonly chosen: PhoneRow | null;
  readonly choose: (id: string) => void;
  readonly onPhone: (id: string) => void;
  readonly nameOf: (id: string | null) => string;
}): ReactElement {
  const { rows, chosen } = props;
  const groups = [...Map.groupBy(rows, ({ why }) => why)];
  return (
    <>
      {groups.map(([why, inGroup]) => (
        <Fragment key={why}>
          <GroupHead {...phoneWhyWords[why]} count={inGroup.length} />
          {inGroup.map((row) => (
            <CallRow
              key={callId(row)}
              id={callId(row)}
              row={row}
              worker={props.nameOf(row.linkWorkerId)}
              isChosen={chosen !== null && callId(row) === callId(chosen)}
              onChoose={props.choose}
              onPhone={props.onPhone}
            />
          ))}
        </Fragment>
      ))}
    </>
  );
}

/**
 * Whether there is more to do with somebody whose call was noted: they spoke, and want a time now.
 * Until the register has said so they stay, and whoever only did not answer leaves.
 */
function useMore(asked: PhoneRow | null, found: readonly PhoneRow[]): boolean {
  const id = asked === null ? null : callId(asked);
  const left = id !== null && !found.some((row) => callId(row) === id);
  const detail = useRead('referral.get', { id: asked?.referralId ?? '' }, { enabled: left });
  // Who was reminded has been told; what else there is stands in a row of its own.
  if (!left || asked?.about === 'remind') return false;
  const next = detail.data?.referral.nextAction;
  return detail.isFetching || next === 'book' || next === 'move';
}
