import { Circle, CircleDot, CircleOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LiveStatus, Session } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { timeOf } from '../components/dates.ts';
import { MenuButton } from '../components/menu.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { liveStatusText, liveStatusWords } from '../components/words.ts';

/** In the order of use at the desk; contract.ts would bring its checker into the page. */
const liveStatuses = ['free', 'with_someone', 'out'] as const satisfies readonly LiveStatus[];

const icons: Record<LiveStatus, typeof Circle> = {
  free: Circle,
  with_someone: CircleDot,
  out: CircleOff,
};

/** 18:00, when practices close, counted in half hours. */
const lastHalfHour = 36;
const soonHalfHours = 4;

/** When whoever goes out now may be back: half hours for the next two hours, then full hours. */
function backTimes(now: string): string[] {
  const [hour = 0, minutes = 0] = timeOf(now).split(':').map(Number);
  const next = Math.floor((hour * 60 + minutes) / 30) + 1;
  return Array.from({ length: Math.max(0, lastHalfHour - next + 1) }, (_, at) => next + at)
    .filter((half, at) => at < soonHalfHours || half % 2 === 0)
    .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
}

/** What was chosen in the menu: a status, or out with the time they are back. */
function statusOf(chosen: string): { liveStatus: LiveStatus; note: string | null } {
  const [liveStatus, time] = chosen.split(' ') as [LiveStatus, string | undefined];
  return { liveStatus, note: time ? `back at ${time}` : null };
}

/** Who can be walked to now: always on screen, changed in two clicks. */
export function LiveStatuses({ session }: { readonly session: Session }): ReactElement {
  const staff = useRead('staff.list', undefined);
  const set = useCommand('staff.setLiveStatus');
  const fail = useErrorToast();
  const workers = (staff.data ?? []).filter(({ role, active }) => role === 'link_worker' && active);
  return (
    <div className="row" role="group" aria-label="Link workers now">
      {workers.map((worker) => {
        const Icon = icons[worker.liveStatus];
        const words = `${worker.name}: ${liveStatusText(worker)}`;
        if (session.role === 'clinician') {
          return (
            <span key={worker.id} className="badge">
              <Icon size={13} aria-hidden="true" />
              {words}
            </span>
          );
        }
        return (
          <MenuButton
            key={worker.id}
            size="s"
            variant="quiet"
            icon={<Icon size={13} aria-hidden="true" />}
            options={[
              ...liveStatuses.map((id) => ({ id, label: liveStatusWords[id] })),
              ...backTimes(new Date().toISOString()).map((time) => ({
                id: `out ${time}`,
                label: `Out, back at ${time}`,
              })),
            ]}
            onAction={(chosen) =>
              set.mutate({ staffId: worker.id, ...statusOf(chosen) }, { onError: fail })
            }
          >
            {words}
          </MenuButton>
        );
      })}
    </div>
  );
}
