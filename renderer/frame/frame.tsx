import {
  CalendarDays,
  ListOrdered,
  LogOut,
  Settings,
  UserPlus,
  UserRound,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { MenuButton } from '../components/menu.tsx';
import { Skeleton } from '../components/states.tsx';
import { useKeys } from '../components/use-keys.ts';
import { roleWords } from '../components/words.ts';
import { QueueScreen } from '../queue/queue-screen.tsx';
import { ReferDialog } from '../refer/refer-dialog.tsx';
import { LiveStatuses } from './live-statuses.tsx';
import { SeeNowBar } from './see-now-bar.tsx';
import { go, type Route } from './route.ts';
import { FindPatient } from './find-patient.tsx';

const DiaryScreen = lazy(() =>
  import('../diary/diary-screen.tsx').then((m) => ({ default: m.DiaryScreen })),
);
const PatientsScreen = lazy(() =>
  import('../patients/patients-screen.tsx').then((m) => ({ default: m.PatientsScreen })),
);
const SettingsScreen = lazy(() =>
  import('../settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
);

const places = [
  { route: 'queue', label: 'Queue', icon: ListOrdered },
  { route: 'diary', label: 'Diary', icon: CalendarDays },
  { route: 'patients', label: 'Patients', icon: Users },
  { route: 'settings', label: 'Settings', icon: Settings },
] as const;

/** The one window: rail, search, Refer, who is signed in, and the screen. */
export function Frame(props: {
  readonly session: Session;
  readonly demo: boolean;
  readonly standIn: boolean;
  readonly route: Route;
}): ReactElement {
  const { session, demo, standIn, route } = props;
  const end = useCommand('session.end');
  const [referring, setReferring] = useState<string | null>(null);
  const refer = useCallback((text = '') => setReferring(text), []);
  useShortcuts(refer);
  return (
    <div className="frame">
      <nav className="rail" aria-label="Screens">
        <div className="rail-name">CLW Desk</div>
        {places.map(({ route: to, label, icon: Icon }) => (
          <a
            key={to}
            href={`#/${to}`}
            className="rail-link"
            title={label}
            aria-current={route === to ? 'page' : undefined}
          >
            <Icon size={18} aria-hidden="true" />
            {label}
          </a>
        ))}
      </nav>
      <div className="frame-main">
        {demo ? (
          <section className="demo-line" aria-label="Made-up practice">
            <strong>Made-up practice.</strong> Every name and number here is generated; nobody is
            real.
          </section>
        ) : null}
        <header className="topbar">
          <FindPatient onPick={(id) => go('patients', id)} />
          <LiveStatuses session={session} />
          <span className="grow" />
          <Button
            variant="primary"
            icon={<UserPlus size={16} aria-hidden="true" />}
            onPress={() => refer()}
          >
            Refer
          </Button>
          <MenuButton
            variant="quiet"
            icon={<UserRound size={16} aria-hidden="true" />}
            options={[{ id: 'switch', label: 'Switch person', icon: <LogOut size={16} /> }]}
            onAction={() => end.mutate(undefined)}
          >
            <span className="who">
              <span className="strong">{session.name}</span>
              <span className="soft small">{roleWords[session.role]}</span>
            </span>
          </MenuButton>
        </header>
        <SeeNowBar onShow={(id) => go('queue', id)} />
        <main className="frame-screen">
          <Suspense fallback={<Skeleton rows={8} />}>
            {route === 'diary' ? (
              <DiaryScreen session={session} />
            ) : route === 'patients' ? (
              <PatientsScreen session={session} onRefer={refer} />
            ) : route === 'settings' ? (
              <SettingsScreen session={session} />
            ) : (
              <QueueScreen session={session} onRefer={refer} />
            )}
          </Suspense>
        </main>
        {standIn ? (
          <footer className="standin-line">
            Development stand-in for Electron: not for real patients.
          </footer>
        ) : null}
      </div>
      <ReferDialog text={referring} onClose={() => setReferring(null)} />
    </div>
  );
}

/** R refers wherever nobody is typing; Ctrl+K goes to the search box from anywhere. */
function useShortcuts(refer: () => void): void {
  useKeys(
    useCallback(
      (key) => {
        if (key === 'r') refer();
        return key === 'r';
      },
      [refer],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.find-patient input')?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
