import { BellRing } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { timeOf } from '../components/dates.ts';
import { PatientName } from '../components/people.tsx';

/** Somebody waits in the building: said on every screen, until it is seen or dealt with. */
export function SeeNowBar({
  onShow,
}: {
  readonly onShow: (referralId: string) => void;
}): ReactElement | null {
  const waiting = useRead('queue.list', { view: 'see_now', limit: 5 });
  const [noticed, setNoticed] = useState<ReadonlySet<string>>(new Set());
  const row = waiting.data?.rows.find(({ id }) => !noticed.has(id));
  if (!row) return null;
  const notice = () => setNoticed(new Set([...noticed, row.id]));
  return (
    <div className="see-now-bar" role="alert">
      <BellRing size={18} aria-hidden="true" />
      <span className="grow">
        <strong>See now:</strong> <PatientName patient={row.patient} />, referred at{' '}
        {timeOf(row.referredAt)} by {row.referrerName}
      </span>
      <Button
        size="s"
        onPress={() => {
          notice();
          onShow(row.id);
        }}
      >
        Show
      </Button>
      <Button size="s" variant="quiet" onPress={notice}>
        Noticed
      </Button>
    </div>
  );
}
