import { useEffect, useState, type ReactElement } from 'react';
import type { QueueRow, StaffMember } from '../../shared/types.ts';
import { api } from '../api.ts';
import { longDayOf, plainDate, timeOf, thisMoment, today, whenOf } from '../components/dates.ts';
import { needWords, PatientName, SafeContactFlags } from '../components/people.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { count, nextActionWords, queueViewWords } from '../components/words.ts';
import type { QueueFilter } from './use-queue.ts';

/** As many rows as one answer carries. */
const most = 500;

async function everybodyIn(filter: QueueFilter): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (;;) {
    const page = await api.call('queue.list', { ...filter, offset: rows.length, limit: most });
    rows.push(...page.rows);
    if (page.rows.length < most) return rows;
  }
}

/**
 * Everybody in the queue as it is filtered, on paper: the list on screen holds only the rows in
 * sight. Not seen on screen; prints itself once all rows are here.
 */
export function PrintedQueue(props: {
  readonly filter: QueueFilter;
  readonly staff: readonly StaffMember[];
  readonly onDone: () => void;
}): ReactElement | null {
  const { filter, onDone } = props;
  const [rows, setRows] = useState<readonly QueueRow[] | null>(null);
  const fail = useErrorToast();
  useEffect(() => {
    everybodyIn(filter)
      .then(setRows)
      .catch((problem: unknown) => {
        fail(problem);
        onDone();
      });
    // oxlint-disable-next-line react/exhaustive-deps -- the queue as it was when Print was pressed
  }, []);
  useEffect(() => {
    if (rows === null) return undefined;
    window.addEventListener('afterprint', onDone);
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [rows, onDone]);
  if (rows === null) return null;
  const nameOf = (id: string | null) => props.staff.find((one) => one.id === id)?.name ?? 'any';
  return (
    <table className="printed-queue">
      <caption>
        {queueViewWords[filter.view ?? 'all']}: {count(rows.length, 'person', 'people')},{' '}
        {longDayOf(today())}, {timeOf(thisMoment())}
      </caption>
      <thead>
        <tr>
          {['Wait', 'Patient', 'Born', 'Phone', 'Why', 'Next', 'When', 'With'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ patient, ...row }) => (
          <tr key={row.id}>
            <td>{row.waitDays === 0 ? 'today' : row.waitDays}</td>
            <td>
              <PatientName patient={patient} />
            </td>
            <td>{patient.dateOfBirth ? plainDate(patient.dateOfBirth) : ''}</td>
            <td>
              {[patient.phone, patient.mobile].filter(Boolean).join(', ')}
              <SafeContactFlags flags={patient.safeContact} />
            </td>
            <td>{needWords(row)}</td>
            <td>{nextActionWords[row.nextAction]}</td>
            <td>{row.nextActionDue ? whenOf(row.nextActionDue) : 'now'}</td>
            <td>{nameOf(row.linkWorkerId)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
