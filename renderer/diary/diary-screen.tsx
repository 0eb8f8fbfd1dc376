import { useCallback, useEffect, useState, type ComponentProps, type ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { today } from '../components/dates.ts';
import { Skeleton } from '../components/states.tsx';
import { useFocusHome } from '../components/use-focus-home.ts';
import { useKeys } from '../components/use-keys.ts';
import { replaceDetail, useRouteDetail } from '../frame/route.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { DiaryHeading } from './diary-heading.tsx';
import { DiaryPane } from './diary-pane.tsx';
import { DayView, NoLinkWorkers, WeekView } from './diary-views.tsx';
import { focusChosen } from './grid-focus.ts';
import { MonthGrid } from './month-grid.tsx';
import { MovingBar } from './moving-bar.tsx';
import type { Chosen } from './time-grid-row.tsx';
import {
  diaryViews,
  useDiaryChoices,
  type DiaryChoices,
  type DiaryView,
} from './use-diary-choices.ts';
import { useDiaryPlace } from './use-diary-place.ts';
import { useDragMove } from './use-drag-move.tsx';
import { useMove } from './use-move.ts';

/** A day of all link workers, a week of one, or a month of what is free. */
export function DiaryScreen({ session }: { readonly session: Session }): ReactElement {
  const choices = useDiaryChoices(session);
  const { date, setDate, turn, setView, stand, focusRef } = useDiaryPlace(choices);
  const [chosen, setChosen] = useState<Chosen>(null);
  const desk = session.role !== 'clinician';
  const [action, setAction] = useState<PaneAction>(null);
  const choose = useCallback((next: Chosen, form: PaneAction = null) => {
    setChosen(next);
    setAction(form);
  }, []);
  const move = useMove((referralId) => choose({ referralId }));
  const { cut, start: startMove } = move;
  const drag = useDragMove({
    start: startMove,
    onSpring: (name) => turn(name === 'before' ? -1 : 1),
  });
  const stop = useCallback(() => {
    setAction(null);
    startMove(null);
    focusChosen();
  }, [startMove]);
  const onKey = (key: string): boolean => {
    const view = diaryViews[Number(key) - 1];
    if (view) setView(view, true);
    else if (key === 't') setDate(today());
    else if (key === 'pageup') turn(-1);
    else if (key === 'pagedown') turn(1);
    else if (key === 'b' && desk) setAction('book');
    else if (key === 'p' && desk) setAction('phone');
    else if (key === 'n') setAction('note');
    else if (key === 'escape') stop();
    else if (key === 'arrowdown' || key === 'arrowup') focusChosen();
    else return false;
    return true;
  };
  useKeys(onKey);
  useAsked(choices.view, setView, date, setDate);
  useFocusHome(focusChosen);
  const does = {
    date,
    showCancelled: choices.showCancelled,
    chosen,
    cutId: drag.dragged ? null : (cut?.id ?? null),
    canChange: desk,
    onAppointment: (of: { referralId: string; id: string }, form?: PaneAction) =>
      choose({ referralId: of.referralId, appointmentId: of.id }, form),
    onCut: startMove,
    onGrab: drag.onGrab,
    onSlot: (slot: Parameters<typeof move.paste>[0], book = false) => {
      if (cut && !book) void move.paste(slot);
      else choose({ slot, book });
    },
    onStand: stand,
    focusRef,
  };
  return (
    <div className="split">
      <section className="split-list" aria-label="Diary">
        <DiaryHeading
          date={date}
          choices={choices}
          desk={desk}
          onView={(view) => setView(view)}
          onTurn={turn}
          onDate={setDate}
          onToday={() => setDate(today())}
        />
        {drag.dragged ? drag.ghost : <MovingBar move={move} onStop={stop} />}
        <Days
          choices={choices}
          does={does}
          onDate={setDate}
          onOpen={(day) => {
            setDate(day);
            setView('day', true);
          }}
        />
      </section>
      <DiaryPane
        session={session}
        chosen={chosen}
        action={action}
        onChoose={choose}
        onAction={(next) => {
          // Its list of times was left: nothing is being moved any more.
          if (action === 'move') startMove(null);
          setAction(next);
        }}
        onCut={startMove}
      />
    </div>
  );
}

/** The view that was chosen. */
function Days(props: {
  readonly choices: DiaryChoices;
  readonly does: ComponentProps<typeof DayView>;
  readonly onDate: (date: string) => void;
  readonly onOpen: (date: string) => void;
}): ReactElement {
  const { choices, does, onDate, onOpen } = props;
  const { view, linkWorkerId, monthOf } = choices;
  if (view === 'month') {
    const { date, focusRef } = does;
    const month = { date, focusRef, onDate, onOpen };
    return <MonthGrid {...month} linkWorkerId={monthOf} />;
  }
  if (view === 'day') return <DayView {...does} />;
  if (choices.nobody) return <NoLinkWorkers />;
  return linkWorkerId ? <WeekView {...does} linkWorkerId={linkWorkerId} /> : <Skeleton rows={10} />;
}

/**
 * From the search box: `#/diary/week` and so on; `#/diary/print` is today on paper, as soon as it is
 * on screen.
 */
function useAsked(
  view: DiaryView,
  setView: (view: DiaryView, byKey: boolean) => void,
  date: string,
  setDate: (date: string) => void,
): void {
  const wanted = useRouteDetail();
  // The same read as the day's own: both are on screen at once.
  const isRead = useRead('diary.day', { date }, { enabled: wanted === 'print' }).isSuccess;
  useEffect(() => {
    const asked = diaryViews.find((one) => one === wanted);
    if (asked) {
      setView(asked, true);
      replaceDetail('diary', null);
    }
    if (wanted !== 'print') return;
    if (view !== 'day') setView('day', false);
    else if (date !== today()) setDate(today());
    else if (isRead) {
      replaceDetail('diary', null);
      window.print();
    }
  });
}
