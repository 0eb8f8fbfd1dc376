import type { ReactElement } from 'react';
import type { Theme } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Checkbox, RadioGroup } from '../components/fields.tsx';
import { ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ShortcutField } from './shortcut-field.tsx';

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
  const toast = useToast();
  if (settings.error) return <ErrorState error={settings.error} />;
  if (info.error) return <ErrorState error={info.error} />;
  if (!settings.data || !info.data) return <Skeleton />;
  return (
    <div className="stack card settings-form">
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
      <Checkbox
        isSelected={settings.data.privacy}
        onChange={(privacy) => update.mutate({ privacy })}
      >
        Hide names (a screen the waiting room can see)
      </Checkbox>
      <ShortcutField
        value={settings.data.shortcut}
        active={info.data.shortcutActive}
        onChange={(shortcut) =>
          update.mutate({ shortcut }, { onSuccess: () => toast({ text: 'The shortcut is set.' }) })
        }
      />
      {update.error ? <ErrorNotice error={update.error} /> : null}
      <h2>About</h2>
      <dl className="facts">
        <dt>Version</dt>
        <dd>{info.data.version}</dd>
        <dt>Register</dt>
        <dd>{info.data.registerPath}</dd>
        <dt>Network</dt>
        <dd>CLW Desk sends nothing anywhere.</dd>
      </dl>
    </div>
  );
}
