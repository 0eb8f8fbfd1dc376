import { useCallback, useRef, useState } from 'react';
import { addMonths } from '../../shared/diary-dates.ts';
import { addDays, today } from '../components/dates.ts';
import { useToday } from '../components/use-today.ts';
import type { DiaryChoices, DiaryView } from './use-diary-choices.ts';

/** Which days are shown. The date stays while the view changes; so does where the keyboard is. */
export function useDiaryPlace(choices: DiaryChoices) {
  const now = useToday();
  // Null: today, whichever day that is when this screen was left open.
  const [chosenDate, setChosenDate] = useState<string | null>(null);
  const date = chosenDate ?? now;
  const standing = useRef<string | null>(null);
  const focusRef = useRef(false);
  const setDate = useCallback((next: string) => {
    standing.current = null;
    setChosenDate(next === today() ? null : next);
  }, []);
  const { view } = choices;
  return {
    date,
    setDate,
    turn: (pages: number) =>
      setDate(
        view === 'month'
          ? addMonths(date, pages)
          : addDays(date, view === 'week' ? pages * 7 : pages),
      ),
    setView: (next: DiaryView, byKey = false) => {
      if (next === view) return;
      focusRef.current = byKey;
      // From the column of a week to that day.
      if (view === 'week' && standing.current) setDate(standing.current);
      choices.setView(next);
    },
    stand: useCallback((day: string) => {
      standing.current = day;
    }, []),
    focusRef,
  };
}
