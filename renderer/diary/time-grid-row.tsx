import { memo, type ReactElement } from 'react';
import { idOf, type Cell, type DiaryColumn, type DiaryRow } from '../../shared/diary-rows.ts';
import type { Slot } from '../../shared/types.ts';
import type { usePatientWords } from '../components/patient-toast.ts';
import { cellName } from './cell-name.ts';
import { AppointmentItem, FreeItem, type DayDoes } from './day-item.tsx';

export type Chosen =
  /** `appointmentId`: which of several was chosen. */
  | { readonly referralId: string; readonly appointmentId?: string }
  /** `book`: the keyboard goes straight to the first who could have it. */
  | { readonly slot: Slot; readonly book: boolean }
  | null;

export type RowDoes = DayDoes & {
  readonly chosen: Chosen;
  /** The appointment that is being moved. */
  readonly cutId: string | null;
};

type InRow = RowDoes & {
  readonly columns: readonly DiaryColumn[];
  readonly words: ReturnType<typeof usePatientWords>;
  /** How many of its free times are over. */
  readonly past: number;
  /** The one that Tab comes to, where it is in this row. */
  readonly tabId: string | null;
  readonly onFocusOf: (id: string) => void;
};

export const TimeGridRow = memo(function TimeGridRow({
  row,
  ...props
}: InRow & { readonly row: DiaryRow }): ReactElement {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {row.time}
      </th>
      {row.cells.map((cells, at) => {
        const { linkWorkerId, name: linkWorker, date } = props.columns[at]!;
        const nameOf = (cell: Cell | null) =>
          cellName(
            cell,
            { date, time: row.time, linkWorker },
            props.words,
            cell !== null && idOf(cell) === props.cutId,
          );
        return (
          <td
            key={`${linkWorkerId} ${date}`}
            role="gridcell"
            {...(cells.length === 0 ? { 'aria-label': nameOf(null) } : {})}
          >
            {cells.map((cell) => (
              <Item key={idOf(cell)} cell={cell} name={nameOf(cell)} {...props} />
            ))}
          </td>
        );
      })}
    </tr>
  );
});

function Item(props: InRow & { readonly cell: Cell; readonly name: string }): ReactElement {
  const { cell, chosen, tabId, cutId } = props;
  const id = idOf(cell);
  const common = {
    ...props,
    id,
    tabIndex: tabId === id ? (0 as const) : (-1 as const),
    onFocus: () => props.onFocusOf(id),
  };
  if (cell.kind === 'slot') {
    const current = chosen !== null && 'slot' in chosen && chosen.slot.id === id;
    return <FreeItem {...common} current={current} slot={cell.slot} />;
  }
  const { appointment } = cell;
  // A cancelled one is never where the person stands: they have another time, or none.
  const current =
    chosen !== null &&
    'referralId' in chosen &&
    chosen.referralId === appointment.referralId &&
    (chosen.appointmentId ?? id) === id &&
    appointment.status !== 'cancelled';
  return (
    <AppointmentItem
      {...common}
      current={current}
      moving={cutId === id}
      appointment={appointment}
    />
  );
}
