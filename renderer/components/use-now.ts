import { useEffect, useState } from 'react';
import { thisMoment } from './dates.ts';

const lookEvery = 30_000;

/**
 * This moment, looked at twice a minute, when somebody comes back to the window, and at each of
 * `wakeAt` (instants at which something on the screen changes by itself).
 */
export function useNow(wakeAt: readonly string[] = []): string {
  const [now, setNow] = useState(thisMoment);
  useEffect(() => {
    const look = () => setNow(thisMoment());
    const timer = setInterval(look, lookEvery);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const instants = wakeAt.join();
  useEffect(() => {
    const waits = instants.split(',').map((at) => Date.parse(at) - Date.now());
    const timers = waits
      .filter((wait) => wait > 0)
      .map((wait) => setTimeout(() => setNow(thisMoment()), wait));
    return () => timers.forEach(clearTimeout);
  }, [instants]);
  return now;
}
