import { Circle, CircleDot, CircleOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LiveStatus, Session } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { MenuButton } from '../components/menu.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { liveStatusWords } from '../components/words.ts';

/** In the order of use at the desk; contract.ts would bring its checker into the page. */
const liveStatuses = ['free', 'with_someone', 'out'] as const satisfies readonly LiveStatus[];

const icons: Record<LiveStatus, typeof Circle> = {
  free: Circle,
  with_someone: CircleDot,
  out: CircleOff,
};

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
        const words = `${worker.name}: ${liveStatusWords[worker.liveStatus].toLowerCase()}`;
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
            options={liveStatuses.map((id) => ({ id, label: liveStatusWords[id] }))}
            onAction={(liveStatus) =>
              set.mutate({ staffId: worker.id, liveStatus, note: null }, { onError: fail })
            }
          >
            {words}
          </MenuButton>
        );
      })}
    </div>
  );
}
