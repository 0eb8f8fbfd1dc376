import { useSyncExternalStore } from 'react';

export const routes = ['queue', 'phone', 'diary', 'patients', 'settings', 'refer'] as const;
export type Route = (typeof routes)[number];

const current = (): Route => {
  const name = location.hash.replace(/^#\//, '').split('/')[0] ?? '';
  return (routes as readonly string[]).includes(name) ? (name as Route) : 'queue';
};

/** The screen named by the address, `#/queue`. */
export function useRoute(): Route {
  return useSyncExternalStore((changed) => {
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, current);
}

/** What comes after the screen's name: `#/queue/<id>`. */
export function useRouteDetail(): string | null {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash.split('/')[2] ?? null,
  );
}

/** What to do there at once: `#/queue/<id>/book`. */
export function useRouteAction(): string | null {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash.split('/')[3] ?? null,
  );
}

/**
 * Another row of the same screen: "back" still leads to the screen before. Nothing happens where
 * somebody has gone to another screen in the meantime.
 */
export function replaceDetail(route: Route, detail: string | null): void {
  if (current() !== route) return;
  location.replace(detail === null ? `#/${route}` : `#/${route}/${detail}`);
}

export function go(route: Route, detail?: string): void {
  location.hash = detail ? `#/${route}/${detail}` : `#/${route}`;
}
