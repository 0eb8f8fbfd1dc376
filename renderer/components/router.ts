import { useSyncExternalStore } from 'react';

/** `#/patients/<id>?x=1` as parts. */
export type Route = { readonly path: readonly string[]; readonly query: URLSearchParams };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

/** `go('/patients/…')`. */
export function go(path: string): void {
  window.location.hash = path;
}
