import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { mondayOf, monthOf, sayMonth } from '../../shared/diary-dates.ts';
import { Button, IconButton } from '../components/button.tsx';
import { Chips, Segments } from '../components/chips.tsx';
import { DateField } from '../components/date-fields.tsx';
import { longDayOf } from '../components/dates.ts';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { PrintMenu } from './print-menu.tsx';
import type { DiaryChoices, DiaryView } from './use-diary-choices.ts';

const titleOf: Record<DiaryView, (date: string) => string> = {
  day: longDayOf,
  // It begins on a Monday, as its first column says.
  week: (date) => `Week of ${longDayOf(mondayOf(date)).replace('Monday ', '')}`,
  month: (date) => sayMonth(monthOf(date)),
};

const viewWords: Record<DiaryView, string> = { day: 'Day', week: 'Week', month: 'Month' };

type Props = {
  readonly date: string;
  readonly choices: DiaryChoices;
  /** Clinicians print no paper of the day. */
  readonly desk: boolean;
  readonly onView: (view: DiaryView) => void;
  /** A page back (-1) or on (1). */
  readonly onTurn: (pages: number) => void;
  readonly onDate: (date: string) => void;
  readonly onToday: () => void;
};

/** Which days, whose, and how to get to others. Whatever is dragged may wait over the arrows. */
export function DiaryHeading(props: Props): ReactElement {
  const { date, choices, onTurn, onDate } = props;
  const { view } = choices;
  const page = viewWords[view];
  return (
    <>
      <div className="row-between">
        <h1>{titleOf[view](date)}</h1>
        <div className="row no-print">
          <span className="spring" data-spring="before">
            <IconButton
              label={`${page} before (Page Up)`}
              icon={<ChevronLeft size={18} />}
              onPress={() => onTurn(-1)}
            />
          </span>
          <Button hint="T" onPress={props.onToday}>
            Today
          </Button>
          <span className="spring" data-spring="after">
            <IconButton
              label={`${page} after (Page Down)`}
              icon={<ChevronRight size={18} />}
              onPress={() => onTurn(1)}
            />
          </span>
          <DateField
            label="Go to"
            hideLabel
            value={date}
            onChange={(value) => (value ? onDate(value) : undefined)}
          />
          {props.desk ? <PrintMenu page={page.toLowerCase()} /> : null}
        </div>
      </div>
      <Choices {...props} />
    </>
  );
}

function Choices(props: Props): ReactElement {
  const { choices, onView } = props;
  const { view } = choices;
  return (
    <div className="row diary-choices no-print">
      <Segments
        label="View"
        value={view}
        onChange={onView}
        options={(['day', 'week', 'month'] as const).map((id, at) => ({
          id,
          label: viewWords[id],
          icon: <kbd aria-hidden="true">{at + 1}</kbd>,
        }))}
      />
      {view === 'week' ? (
        <LinkWorkerSelect
          label="Whose week"
          hideLabel
          anyone={null}
          value={choices.linkWorkerId}
          onChange={(id) => (id ? choices.setLinkWorkerId(id) : undefined)}
        />
      ) : null}
      {view === 'month' ? (
        <LinkWorkerSelect
          label="Whose month"
          hideLabel
          anyone="Everybody"
          value={choices.monthOf}
          onChange={choices.setMonthOf}
        />
      ) : (
        <Chips
          label="Also shown"
          options={[{ id: 'cancelled', label: 'Cancelled' }]}
          value={choices.showCancelled ? ['cancelled'] : []}
          onChange={(shown) => choices.setShowCancelled(shown.length > 0)}
        />
      )}
    </div>
  );
}
