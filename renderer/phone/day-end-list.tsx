import { CheckCircle2 } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { isDueToday } from '../../shared/day-end.ts';
import { callId } from '../../shared/phone-list.ts';
import type { DayEnd } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { timeOf } from '../components/dates.ts';
import { PatientName } from '../components/people.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { focusPane } from '../components/use-focus-home.ts';
import { useKeys } from '../components/use-keys.ts';
import { count } from '../components/words.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { CallRow } from './call-row.tsx';
import { DayEndRest } from './day-end-rest.tsx';
import { DeskSplit } from './desk-split.tsx';
import { OutcomeRow, type OpenAppointment } from './outcome-row.tsx';
import type { TabProps } from './phone-screen.tsx';
import { GroupHead, Row } from './row.tsx';
import { useRows, type RowList } from './use-rows.ts';

type Line =
  | { readonly kind: 'noOutcome' | 'toCome'; readonly id: string; readonly one: OpenAppointment }
  | { readonly kind: 'seeNow'; readonly id: string; readonly one: DayEnd['seeNow'][number] }
  | { readonly kind: 'call'; readonly id: string; readonly one: DayEnd['phone'][number] };

const heads: Record<Line['kind'], { readonly title: string; readonly hint: string }> = {
  noOutcome: {
    title: 'How did it go?',
    hint: 'S seen, D did not attend, L left, C cancelled, M move',
  },
  toCome: { title: 'Still to come today', hint: 'or in the room now' },
  seeNow: { title: 'Waiting in the building', hint: 'to be seen now' },
  call: { title: 'Calls due today', hint: 'Enter or P notes how it went' },
};
const kinds = Object.keys(heads) as Line['kind'][];

const idOf = ({ kind, id }: Line): string => `${kind}-${id}`;
const referralOf = (line: Line): string =>
  line.kind === 'seeNow' ? line.one.id : line.one.referralId;

/** What the keys D, C and M are about: the appointment of the row that is lit. */
function appointmentOf(line: Line): string | undefined {
  if (line.kind === 'seeNow') return undefined;
  return line.kind === 'call' ? (line.one.appointmentId ?? undefined) : line.id;
}

const linesOf = (end: DayEnd): Line[] => [
  ...end.noOutcome.map((one) => ({ kind: 'noOutcome' as const, id: one.id, one })),
  ...end.toCome.map((one) => ({ kind: 'toCome' as const, id: one.id, one })),
  ...end.seeNow.map((one) => ({ kind: 'seeNow' as const, id: one.id, one })),
  ...end.phone.filter(isDueToday).map((one) => ({ kind: 'call' as const, id: callId(one), one })),
];

/** What is left to do today, each done in its place; nothing is closed by itself. */
export function DayEndList({ session, linkWorkerId, heading }: TabProps): ReactElement {
  const day = useRead('dayEnd.get', { linkWorkerId }, { keepPrevious: true, every: 60_000 });
  const end = day.data;
  const [action, setAction] = useState<PaneAction>(null);
  const lines = useMemo(() => (end ? linesOf(end) : []), [end]);
  const rows = useRows(lines, idOf, () => action !== null);
  const { chosen } = rows;
  const ask = (id: string, next: PaneAction) => {
    rows.choose(id);
    setAction(next);
  };
  const choose = (id: string) => {
    if (!chosen || id !== idOf(chosen)) setAction(null);
    rows.choose(id);
  };
  useKeys((key) => {
    if (key === 'p' && chosen) setAction('phone');
    else if (key === 'b' && chosen) setAction('book');
    else if (key === 'n' && chosen) setAction('note');
    else if (key === 'escape') setAction(null);
    else if (key === 'arrowdown' || key === 'arrowup') rows.focus();
    else return key === 'enter' && document.activeElement === document.body && focusPane();
    return true;
  });
  return (
    <DeskSplit
      label="End of day"
      session={session}
      referralId={chosen ? referralOf(chosen) : null}
      appointmentId={chosen ? appointmentOf(chosen) : undefined}
      action={action}
      onAction={setAction}
    >
      {heading(null)}
      {day.error ? (
        <ErrorState error={day.error} onRetry={() => void day.refetch()} />
      ) : !end ? (
        <Skeleton rows={10} />
      ) : (
        <>
          {end.unfinished === 0 && rows.rows.length === 0 ? (
            <EmptyState
              icon={<CheckCircle2 size={28} aria-hidden="true" />}
              title="Day closed: everything has an outcome"
            >
              {later(end)}
            </EmptyState>
          ) : null}
          {rows.rows.length > 0 ? <Lines rows={rows} choose={choose} ask={ask} /> : null}
          <DayEndRest end={end} />
          {end.unfinished > 0 ? <p className="soft">{later(end)}</p> : null}
        </>
      )}
    </DeskSplit>
  );
}

/** What may wait until tomorrow is said, and not asked for. */
function later({ phone }: DayEnd): string {
  const rest = phone.filter((row) => !isDueToday(row)).length;
  return rest === 0 ? '' : `${count(rest, 'call')} can be made tomorrow.`;
}

function Lines(props: {
  readonly rows: RowList<Line>;
  readonly choose: (id: string) => void;
  readonly ask: (id: string, action: PaneAction) => void;
}): ReactElement {
  const { rows, choose, ask } = props;
  return (
    <div
      ref={rows.list}
      role="grid"
      aria-label="Left to do"
      className="desk-rows day-end"
      onKeyDown={rows.onKeyDown}
    >
      {kinds.map((kind) => {
        const inKind = rows.rows.filter((line) => line.kind === kind);
        if (inKind.length === 0) return null;
        return (
          <div role="rowgroup" key={kind}>
            <GroupHead {...heads[kind]} count={inKind.length} />
            {inKind.map((line) => {
              const id = idOf(line);
              const isChosen = rows.chosen !== null && idOf(rows.chosen) === id;
              return (
                <OneLine
                  key={id}
                  id={id}
                  line={line}
                  isChosen={isChosen}
                  choose={choose}
                  ask={ask}
                />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

function OneLine(props: {
  readonly id: string;
  readonly line: Line;
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly ask: (id: string, action: PaneAction) => void;
}): ReactElement {
  const { id, line, isChosen, choose, ask } = props;
  const common = { id, isChosen, onChoose: choose };
  if (line.kind === 'call') {
    return <CallRow {...common} row={line.one} lead="Call" onPhone={() => ask(id, 'phone')} />;
  }
  if (line.kind === 'seeNow') {
    return (
      <Row {...common}>
        <span role="gridcell" className="strong">
          {timeOf(line.one.referredAt)}
        </span>
        <span role="gridcell">
          <PatientName patient={line.one.patient} />
        </span>
        <span role="gridcell" className="desk-row-wide">
          Have they gone in? If not: B book, P phone
        </span>
      </Row>
    );
  }
  return <OutcomeRow {...common} appointment={line.one} onAction={ask} />;
}
