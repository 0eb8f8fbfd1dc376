import { useState, type ReactElement } from 'react';
import type { Theme } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { RadioGroup, TextField } from '../components/fields.tsx';
import { ErrorNotice, Notice, Skeleton } from '../components/states.tsx';

const themes: readonly { id: Theme; label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'contrast', label: 'High contrast' },
];

export function ThisPcSection(): ReactElement {
  const settings = useRead('pc.settings.get', undefined);
  const info = useRead('app.info', undefined);
  const update = useCommand('pc.settings.update');
  const [shortcut, setShortcut] = useState<string | null>(null);
  if (!settings.data || !info.data) return <Skeleton />;
  return (
    <div className="stack card">
      {info.data.notices.map((notice) => (
        <Notice key={notice} tone="amber">
          {notice}
        </Notice>
      ))}
      <RadioGroup<Theme>
        label="Colours"
        value={settings.data.theme}
        onChange={(theme) => update.mutate({ theme })}
        options={themes}
      />
      <TextField
        label="Shortcut of the Refer window"
        description={
          info.data.shortcutActive
            ? 'Works in every program.'
            : 'Another program has it: choose another.'
        }
        value={shortcut ?? settings.data.shortcut}
        onChange={setShortcut}
      />
      {update.error ? <ErrorNotice error={update.error} /> : null}
      <div className="row">
        <Button
          isDisabled={shortcut === null}
          onPress={() => {
            if (shortcut) update.mutate({ shortcut }, { onSuccess: () => setShortcut(null) });
          }}
        >
          Save shortcut
        </Button>
      </div>
      <dl className="facts">
        <dt>Version</dt>
        <dd>{info.data.version}</dd>
        <dt>Register</dt>
        <dd>{info.data.registerPath}</dd>
      </dl>
    </div>
  );
}
