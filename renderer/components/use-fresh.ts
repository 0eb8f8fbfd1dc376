import { useState } from 'react';

/**
 * What a read answers, once it is the present answer: one kept from before would change under the
 * finger. From then on newer answers replace it as they come.
 */
export function useFresh<T>(read: {
  readonly data: T | undefined;
  readonly isFetching: boolean;
}): T | undefined {
  const [ready, setReady] = useState(false);
  if (!ready && read.data !== undefined && !read.isFetching) setReady(true);
  return ready ? read.data : undefined;
}
