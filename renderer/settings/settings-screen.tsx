import type { ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { BackupsSection } from '../backup/backups-section.tsx';
import { AwaySection } from '../clinics/away-section.tsx';
import { ClinicsSection } from '../clinics/clinics-section.tsx';
import { Notice } from '../components/states.tsx';
import { Tabs } from '../components/tabs.tsx';
import { replaceDetail, useRouteDetail } from '../frame/route.ts';
import { PeopleSection } from './people-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { ThisPcSection } from './this-pc-section.tsx';
import './settings.css';

const pages = ['practice', 'people', 'clinics', 'away', 'backups', 'pc'] as const;

/** `#/settings/<page>`: the search box leads to each. */
export function SettingsScreen({ session }: { readonly session: Session }): ReactElement {
  const manager = session.role === 'manager';
  const named = useRouteDetail();
  return (
    <div className="screen stack">
      <h1>Settings</h1>
      {manager ? null : (
        <Notice tone="info">Practice, people and clinics are changed by a practice manager.</Notice>
      )}
      <Tabs
        label="Settings"
        value={pages.find((page) => page === named) ?? 'practice'}
        onChange={(page) => replaceDetail('settings', page)}
        tabs={[
          { id: 'practice', label: 'Practice', content: <PracticeSection canEdit={manager} /> },
          { id: 'people', label: 'People', content: <PeopleSection canEdit={manager} /> },
          { id: 'clinics', label: 'Clinics', content: <ClinicsSection canEdit={manager} /> },
          { id: 'away', label: 'Leave and closures', content: <AwaySection canEdit={manager} /> },
          ...(manager
            ? [{ id: 'backups' as const, label: 'Backups', content: <BackupsSection /> }]
            : []),
          { id: 'pc', label: 'This PC', content: <ThisPcSection /> },
        ]}
      />
    </div>
  );
}
