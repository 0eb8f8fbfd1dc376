import type { ReactElement } from 'react';
import type { DiaryColumn } from '../../shared/diary-rows.ts';
import { Notice } from '../components/states.tsx';
import { modeWords } from '../components/words.ts';

/** "09:15–12:15, Room 3": a room is never parted from its number. */
const sayClinic = ({ opens, closes, room, mode }: DiaryColumn['clinics'][number]): string =>
  [
    `${opens}–${closes}`,
    mode === 'in_practice' ? null : modeWords[mode].toLowerCase(),
    room?.replaceAll(' ', '\u00a0'),
  ]
    .filter(Boolean)
    .join(', ');

/** Whose column, or which day; its sessions and rooms; or why there are none. */
export function TimeGridHead(props: {
  readonly columns: readonly DiaryColumn[];
  readonly title: (column: DiaryColumn) => string;
}): ReactElement {
  const { columns, title } = props;
  // Said once above the grid where it is one day.
  const severalDays = new Set(columns.map(({ date }) => date)).size > 1;
  return (
    <thead>
      <tr role="row">
        <th scope="col" role="columnheader">
          <span className="visually-hidden">Time</span>
        </th>
        {columns.map((column) => (
          <th
            key={`${column.linkWorkerId} ${column.date}`}
            scope="col"
            role="columnheader"
            className="day-head"
          >
            <span>{title(column)}</span>
            {column.clinics.map((clinic) => (
              <span key={sayClinic(clinic)} className="day-clinic">
                {sayClinic(clinic)}
              </span>
            ))}
            {column.clinics.length === 0 && !column.closed && !column.away ? (
              <span className="day-clinic">no clinic</span>
            ) : null}
            {severalDays && column.closed ? (
              <Notice tone="amber">Closed: {column.closed}</Notice>
            ) : null}
            {column.away ? <Notice tone="amber">Away: {column.away}</Notice> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}
