import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
} from 'react';
import type { QueueRow, StaffMember } from '../../shared/types.ts';
import { whenOf } from '../components/dates.ts';
import {
  NextActionBadge,
  needWords,
  PatientName,
  SafeContactFlags,
  WaitBadge,
} from '../components/people.tsx';
import { focusPane, useFocusHome } from '../components/use-focus-home.ts';
import { useKeys } from '../components/use-keys.ts';
import { contactResultShort } from '../components/words.ts';

/** A row whose patient has safe-contact flags is taller: they stand in words under the name. */
const rowHeight = 36;
const flaggedRowHeight = 60;
const heads = ['Wait', 'Patient', 'Why', 'Next', 'When', 'With'];

const hasFlags = ({ patient }: QueueRow): boolean =>
  Object.values(patient.safeContact).some(Boolean);
const heightOf = (row: QueueRow): number => (hasFlags(row) ? flaggedRowHeight : rowHeight);

export type ListFocus = { focus(): void };

export function QueueGrid(props: {
  /** Puts the focus on the chosen row. */
  readonly ref?: Ref<ListFocus>;
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly onMore: () => void;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly privacy: boolean;
  readonly staff: readonly StaffMember[];
}): ReactElement {
  const { rows, selected, onSelect, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]!),
    getItemKey: (index) => rows[index]!.id,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onMore();
  }, [last, rows.length, onMore]);
  const at = rows.findIndex((row) => row.id === selected);

  const focusRow = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    const find = () => scroller.current?.querySelector<HTMLElement>(`[data-id="${row.id}"]`);
    find()?.focus();
    if (find() === document.activeElement) return;
    // Not drawn yet: it is where nobody looked so far.
    virtual.scrollToIndex(rows.indexOf(row));
    requestAnimationFrame(() => find()?.focus());
  };
  const choose = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    onSelect(row.id);
    focusRow(rows.indexOf(row));
  };
  const home = () => focusRow(Math.max(0, at));
  useImperativeHandle(props.ref, () => ({ focus: home }));
  useFocusHome(home);
  useKeys((key) => {
    if (key === 'arrowdown') choose(at + 1);
    else if (key === 'arrowup') choose(at - 1);
    else return key === 'enter' && document.activeElement === document.body && focusPane();
    return true;
  });
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
    PageDown: at + 12,
    PageUp: at - 12,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      choose(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      focusPane();
    }
  };
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="Queue"
      aria-rowcount={props.total + 1}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="grid-row grid-head">
        {heads.map((head) => (
          <span key={head} role="columnheader">
            {head}
            {head === 'Wait' ? <span className="small head-unit">working days</span> : null}
          </span>
        ))}
      </div>
      <div className="grid-canvas" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]!;
          return (
            <QueueLine
              key={row.id}
              row={row}
              index={item.index}
              place={{ height: item.size, transform: `translateY(${item.start}px)` }}
              isSelected={row.id === selected}
              isTabStop={row.id === selected || (at < 0 && item.index === 0)}
              onSelect={onSelect}
              privacy={props.privacy}
              worker={props.staff.find(({ id }) => id === row.linkWorkerId)?.name ?? 'any'}
            />
          );
        })}
      </div>
    </div>
  );
}

function QueueLine(props: {
  readonly row: QueueRow;
  readonly index: number;
  readonly place: CSSProperties;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (id: string) => void;
  readonly privacy: boolean;
  readonly worker: string;
}): ReactElement {
  const { row } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      data-id={row.id}
      data-flags={hasFlags(row) || undefined}
      className="grid-row grid-body-row"
      style={props.place}
      onClick={() => props.onSelect(row.id)}
      onFocus={() => (props.isSelected ? undefined : props.onSelect(row.id))}
    >
      <span role="gridcell">
        <WaitBadge days={row.waitDays} level={row.waitLevel} />
      </span>
      <span role="gridcell" className="with-flags">
        <PatientName patient={row.patient} hidden={props.privacy} />
        <SafeContactFlags flags={row.patient.safeContact} />
      </span>
      <span role="gridcell">{needWords(row.needs)}</span>
      <span role="gridcell">
        <NextActionBadge row={row} />{' '}
        {row.priority === 'soon' ? <span className="badge badge-amber">Soon</span> : null}{' '}
        {row.contactAttempts > 0 && row.nextAction === 'phone' ? (
          <span className="soft small">
            {row.contactAttempts}×{' '}
            {row.lastContactResult ? contactResultShort[row.lastContactResult] : ''}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className="soft">
        {row.nextActionDue ? whenOf(row.nextActionDue) : 'now'}
      </span>
      <span role="gridcell">{props.worker}</span>
    </div>
  );
}
