import { useEffect, useRef, useState } from 'react';

/**
 * Whether another appointment is meant beside one that stands: only where that one was on screen when
 * the panel was opened. One that somebody else books meanwhile closes the panel; not while it is `held`
 * by a press whose answer is on its way, or was a refusal: that is said first.
 */
export function useAnother(
  stands: boolean,
  held: boolean,
  onDone: () => void,
): readonly [another: boolean, overtaken: boolean] {
  const [another] = useState(stands);
  const overtaken = stands && !another && !held;
  const leave = useRef(onDone);
  useEffect(() => {
    leave.current = onDone;
    if (overtaken) leave.current();
  });
  return [another, overtaken];
}
