import { useEffect, useState, type ReactElement } from 'react';
import { useRead } from './api.ts';
import { DraftOwner, useAskBeforeClosing } from './components/drafts.tsx';
import { ErrorState, Skeleton } from './components/states.tsx';
import { Frame } from './frame/frame.tsx';
import { useRoute } from './frame/route.ts';
import { ReferWindow } from './refer/refer-window.tsx';
import { SetupScreen } from './setup/setup-screen.tsx';
import { StartProblemScreen } from './start/start-problem-screen.tsx';
import { StartScreen } from './start/start-screen.tsx';

/** Which page: a start problem, first run, "who are you?", the Refer window, or the app. */
export function App(): ReactElement {
  const info = useRead('app.info', undefined);
  const healthy = info.data !== undefined && info.data.startProblem === null;
  // All at once: none waits for another. Behind a start problem they would only fail.
  const enabled = info.data === undefined || healthy;
  const setup = useRead('setup.state', undefined, { enabled });
  const session = useRead('session.current', undefined, { enabled });
  const [settingUp, setSettingUp] = useState(false);
  const route = useRoute();
  useTheme();
  useAskBeforeClosing();
  if (info.error) return <ErrorState error={info.error} onRetry={() => void info.refetch()} />;
  if (!info.data) return <Skeleton rows={8} />;
  if (info.data.startProblem) {
    return (
      <StartProblemScreen problem={info.data.startProblem} registerPath={info.data.registerPath} />
    );
  }
  if (setup.error) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  if (!setup.data || session.data === undefined) return <Skeleton rows={8} />;
  if (!setup.data.ready || settingUp) {
    return <SetupScreen onCreated={() => setSettingUp(true)} onDone={() => setSettingUp(false)} />;
  }
  if (!session.data) return <StartScreen />;
  return (
    <DraftOwner staffId={session.data.staffId}>
      {route === 'refer' ? (
        <ReferWindow />
      ) : (
        <Frame
          session={session.data}
          demo={setup.data.demo}
          standIn={info.data.standIn}
          route={route}
        />
      )}
    </DraftOwner>
  );
}

function useTheme(): void {
  const { data } = useRead('pc.settings.get', undefined);
  const theme = data?.theme ?? 'system';
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
