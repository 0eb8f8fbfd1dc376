import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { FillSlot } from '../booking/fill-slot.tsx';
import { Button, IconButton } from '../components/button.tsx';
import { DateField } from '../components/date-fields.tsx';
import { addDays, longDayOf, today } from '../components/dates.ts';
import { EmptyState, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { focusPane, useFocusHome } from '../components/use-focus-home.ts';
import { useKeys } from '../components/use-keys.ts';
import { replaceDetail, useRouteDetail } from '../frame/route.ts';
import { useToday } from '../components/use-today.ts';
import { ReferralPane, type PaneAction } from '../queue/referral-pane.tsx';
import { DayGrid, type Chosen } from './day-grid.tsx';
import { MovingBar } from './moving-bar.tsx';
import { useMove } from './use-move.ts';

/** A column per link worker: what is free, who comes, who was seen. */
export function DiaryScreen({ session }: { readonly session: Session }): ReactElement {
  const now = useToday();
  // Null: today, whichever day that is when this screen was left open.
  const [chosenDate, setChosenDate] = useState<string | null>(null);
  const date = chosenDate ?? now;
  const setDate = useCallback((next: string) => setChosenDate(next === today() ? null : next), []);
  const [chosen, setChosen] = useState<Chosen>(null);
  const desk = session.role !== 'clinician';
  const [action, setAction] = useState<PaneAction>(null);
  const day = useRead('diary.day', { date }, { keepPrevious: true, every: 60_000 });
  const choose = useCallback((next: Chosen, form: PaneAction = null) => {
    setChosen(next);
    setAction(form);
  }, []);
  const move = useMove((referralId) => choose({ referralId }));
  const { cut, start: startMove } = move;
  const stop = useCallback(() => {
    setAction(null);
    startMove(null);
    focusChosen();
  }, [startMove]);
  const onKey = useCallback(
    (key: string): boolean => {
      if (key === 't') setDate(today());
      else if (key === 'pageup') setDate(addDays(date, -1));
      else if (key === 'pagedown') setDate(addDays(date, 1));
      else if (key === 'b' && desk) setAction('book');
      else if (key === 'p' && desk) setAction('phone');
      else if (key === 'n') setAction('note');
      else if (key === 'escape') stop();
      else if (key === 'arrowdown' || key === 'arrowup') focusChosen();
      else return false;
      return true;
    },
    [date, setDate, desk, stop],
  );
  useKeys(onKey);
  usePrintToday(date, setDate, day.data?.date);
  useFocusHome(focusChosen);
  return (
    <div className="split">
      <section className="split-list" aria-label="Diary">
        <div className="row-between">
          <h1>{longDayOf(date)}</h1>
          <div className="row no-print">
            <IconButton
              label="Day before (Page Up)"
              icon={<ChevronLeft size={18} />}
              onPress={() => setDate(addDays(date, -1))}
            />
            <Button hint="T" onPress={() => setDate(today())}>
              Today
            </Button>
            <IconButton
              label="Day after (Page Down)"
              icon={<ChevronRight size={18} />}
              onPress={() => setDate(addDays(date, 1))}
            />
            <DateField
              label="Go to"
              hideLabel
              value={date}
              onChange={(value) => (value ? setDate(value) : undefined)}
            />
            <Button icon={<Printer size={16} aria-hidden="true" />} onPress={() => window.print()}>
              Print
            </Button>
          </div>
        </div>
        {day.error ? <ErrorState error={day.error} onRetry={() => void day.refetch()} /> : null}
        {day.isPending ? <Skeleton rows={10} /> : null}
        {day.data?.closed ? <Notice tone="amber">Closed: {day.data.closed}</Notice> : null}
        <MovingBar move={move} onStop={stop} />
        {day.data ? (
          <DayGrid
            day={day.data}
            now={new Date(day.dataUpdatedAt).toISOString()}
            chosen={chosen}
            cutId={cut?.id ?? null}
            canChange={desk}
            onAppointment={({ referralId }, form) => choose({ referralId }, form)}
            onCut={startMove}
            onSlot={(slot, book = false) => {
              if (cut && !book) void move.paste(slot);
              else choose({ slot, book });
            }}
          />
        ) : null}
      </section>
      <aside className="split-detail" tabIndex={-1} aria-label="Details">
        {chosen === null ? (
          <EmptyState title="Nothing chosen">
            Choose somebody in the day, or a free time to fill it.
          </EmptyState>
        ) : 'slot' in chosen ? (
          <FillSlot
            key={`${chosen.slot.id} ${chosen.book}`}
            focus={chosen.book}
            slot={chosen.slot}
            canBook={desk}
            onBooked={(referralId) => choose({ referralId })}
          />
        ) : (
          <ReferralPane
            key={chosen.referralId}
            id={chosen.referralId}
            session={session}
            action={action}
            onAction={(next) => {
              // Its list of times was left: nothing is being moved any more.
              if (action === 'move') startMove(null);
              setAction(next);
            }}
            onCut={startMove}
          />
        )}
      </aside>
    </div>
  );
}

/** `#/diary/print`, from the search box: today on paper, as soon as it is on screen. */
function usePrintToday(
  date: string,
  setDate: (date: string) => void,
  shown: string | undefined,
): void {
  const wanted = useRouteDetail() === 'print';
  useEffect(() => {
    if (!wanted) return;
    if (date !== today()) setDate(today());
    else if (shown === date) {
      replaceDetail('diary', null);
      window.print();
    }
  }, [wanted, date, setDate, shown]);
}

/** The one in the day that the pane shows, else where the keyboard was; in an empty day the pane. */
function focusChosen(): void {
  const item =
    document.querySelector<HTMLElement>('.diary-item[aria-pressed="true"]') ??
    document.querySelector<HTMLElement>('.diary-item[tabindex="0"]');
  if (item) item.focus();
  else focusPane();
}
