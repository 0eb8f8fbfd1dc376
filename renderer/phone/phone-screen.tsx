import { useState, type ReactElement, type ReactNode } from 'react';
import { sayShortDate } from '../../shared/calendar.ts';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { Tabs } from '../components/tabs.tsx';
import { go, useRouteDetail } from '../frame/route.ts';
import { CallList } from './call-list.tsx';
import { DayEndList } from './day-end-list.tsx';
import { ReminderList } from './reminder-list.tsx';
import { usePaperWhenAsked } from './use-paper.ts';
import './phone.css';

const tabs = ['calls', 'reminders', 'end'] as const;
type Tab = (typeof tabs)[number];

export type TabProps = {
  readonly session: Session;
  /** Null: everybody's. */
  readonly linkWorkerId: string | null;
  /** Title and filter of the tab, with its own buttons. */
  readonly heading: (buttons: ReactNode) => ReactElement;
};

/** Who to phone today, the reminders of the next day, and what is left to do at its end. */
export function PhoneScreen({ session }: { readonly session: Session }): ReactElement {
  const detail = useRouteDetail();
  const tab = tabs.find((one) => one === detail) ?? (detail === 'paper' ? 'end' : 'calls');
  usePaperWhenAsked(detail === 'paper');
  // A link worker has their own patients in front of them; the desk has everybody's.
  const own = session.role === 'link_worker' ? session.staffId : null;
  const [linkWorkerId, setLinkWorkerId] = useState<string | null>(own);
  const end = useRead('dayEnd.get', { linkWorkerId }, { keepPrevious: true, every: 60_000 }).data;
  const counted = (title: string, n: number | undefined) => (n ? `${title} (${n})` : title);
  const titles: Record<Tab, string> = {
    calls: 'To phone',
    reminders: end ? `Reminders for ${sayShortDate(end.reminders.date)}` : 'Reminders',
    end: 'End of day',
  };
  const props: TabProps = {
    session,
    linkWorkerId,
    heading: (buttons) => (
      <div className="row-between">
        <h1>{titles[tab]}</h1>
        <div className="row no-print">
          <LinkWorkerSelect
            label="Link worker"
            hideLabel
            anyone="All link workers"
            value={linkWorkerId}
            onChange={setLinkWorkerId}
          />
          {buttons}
        </div>
      </div>
    ),
  };
  return (
    <div className="desk-screen">
      <Tabs
        label="Phone list"
        value={tab}
        onChange={(next) => go('phone', next)}
        tabs={[
          {
            id: 'calls',
            label: counted(titles.calls, end?.phone.length),
            content: <CallList {...props} />,
          },
          {
            id: 'reminders',
            label: counted(titles.reminders, end?.reminders.unsent),
            content: <ReminderList {...props} />,
          },
          {
            id: 'end',
            label: counted(titles.end, end?.unfinished),
            content: <DayEndList {...props} />,
          },
        ]}
      />
    </div>
  );
}
