import { useSyncExternalStore } from 'react';
import { today } from './dates.ts';

const lookEvery = 30_000;

/** A screen left open over night, or a PC that slept: looked at often, and when somebody comes back. */
function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, lookEvery);
  window.addEventListener('focus', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}

/** Today's date in London, `2026-11-25`; a new one after midnight. */
export const useToday = (): string => useSyncExternalStore(subscribe, today);
