import { useEffect, useRef, useState } from 'react';

/**
 * Whether another appointment is meant beside one that stands: only where that one was on screen when
 * the panel was opened. One that is booked meanwhile, here or elsewhere, closes the panel.
 */
export function useAnother(
  stands: boolean,
  onDone: () => void,
): readonly [another: boolean, overtaken: boolean] {
  const [another] = useState(stands);
  const overtaken = stands && !another;
  const leave = useRef(onDone);
  useEffect(() => {
    leave.current = onDone;
    if (overtaken) leave.current();
  });
  return [another, overtaken];
}
