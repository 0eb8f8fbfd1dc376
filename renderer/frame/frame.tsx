import { CalendarDays, ListOrdered, Phone, Settings, Users } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { BackupBar } from '../backup/backup-bar.tsx';
import { Skeleton } from '../components/states.tsx';
import { NamesOfThisPc, NamesShown } from '../components/privacy.tsx';
import { ScreenBoundary } from '../components/screen-boundary.tsx';
import { useKeys } from '../components/use-keys.ts';
import { QueueScreen } from '../queue/queue-screen.tsx';
import { ReferDialog } from '../refer/refer-dialog.tsx';
import { SeeNowBar } from '../see-now/see-now-bar.tsx';
import { ClockBar } from './clock-bar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import type { Route } from './route.ts';
import { Topbar } from './topbar.tsx';

const DiaryScreen = lazy(() =>
  import('../diary/diary-screen.tsx').then((m) => ({ default: m.DiaryScreen })),
);
const PatientsScreen = lazy(() =>
  import('../patients/patients-screen.tsx').then((m) => ({ default: m.PatientsScreen })),
);
const PhoneScreen = lazy(() =>
  import('../phone/phone-screen.tsx').then((m) => ({ default: m.PhoneScreen })),
);
const SettingsScreen = lazy(() =>
  import('../settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
);

const places = [
  { route: 'queue', label: 'Queue', icon: ListOrdered },
  { route: 'phone', label: 'Phone list', icon: Phone },
  { route: 'diary', label: 'Diary', icon: CalendarDays },
  { route: 'patients', label: 'Patients', icon: Users },
  { route: 'settings', label: 'Settings', icon: Settings },
] as const;

/** Clinicians phone nobody for the desk. */
const mayOpen = (route: Route, { role }: Session): boolean =>
  route !== 'phone' || role !== 'clinician';

/** The one window: rail, search, Refer, who is signed in, and the screen. */
export function Frame(props: {
  readonly session: Session;
  readonly demo: boolean;
  readonly standIn: boolean;
  readonly route: Route;
}): ReactElement {
  const { session, demo, standIn, route } = props;
  const [referring, setReferring] = useState<string | null>(null);
  const refer = useCallback((text = '') => setReferring(text), []);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useShortcuts(refer, showKeys);
  return (
    <NamesOfThisPc>
      <div className="frame">
        <nav className="rail" aria-label="Screens">
          <div className="rail-name">CLW Desk</div>
          {places
            .filter((place) => mayOpen(place.route, session))
            .map(({ route: to, label, icon: Icon }) => (
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
          <Topbar session={session} onRefer={refer} onKeys={showKeys} />
          <ClockBar />
          {session.role === 'manager' ? <BackupBar /> : null}
          <SeeNowBar session={session} />
          <main className="frame-screen">
            <ScreenBoundary key={route}>
              <Suspense fallback={<Skeleton rows={8} />}>
                {route === 'phone' && mayOpen(route, session) ? (
                  <PhoneScreen key={session.staffId} session={session} />
                ) : route === 'diary' ? (
                  <DiaryScreen session={session} />
                ) : route === 'patients' ? (
                  <PatientsScreen session={session} onRefer={refer} />
                ) : route === 'settings' ? (
                  <SettingsScreen session={session} />
                ) : (
                  <QueueScreen session={session} onRefer={refer} />
                )}
              </Suspense>
            </ScreenBoundary>
          </main>
          {standIn ? (
            <footer className="standin-line">
              Development stand-in for Electron: not for real patients.
            </footer>
          ) : null}
        </div>
        <NamesShown>
          <ReferDialog text={referring} onClose={() => setReferring(null)} />
        </NamesShown>
        <KeysDialog
          screen={route === 'refer' ? 'queue' : route}
          role={session.role}
          isOpen={keysShown}
          onClose={() => setKeysShown(false)}
        />
      </div>
    </NamesOfThisPc>
  );
}

/** R refers and ? shows the keys wherever nobody is typing; F1 shows them from anywhere. */
function useShortcuts(refer: () => void, showKeys: () => void): void {
  useKeys(
    useCallback(
      (key) => {
        if (key === 'r') refer();
        else if (key === '?') showKeys();
        else return false;
        return true;
      },
      [refer, showKeys],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      showKeys();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [showKeys]);
}
