import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { shownCalls } from '../../shared/see-now.ts';
import type { Session } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { useLive } from '../components/use-live.ts';
import { SeeNowLine } from './see-now-line.tsx';
import { useSeeNow, type CallNow } from './use-see-now.ts';

/** More than this many lines would push the screen away that one works in. */
const mostLines = 2;

/** What somebody has hidden comes back once anything about it changes. */
const keyOf = ({ referralId, seen, state }: CallNow): string => `${referralId} ${seen} ${state}`;

/** Somebody waits in the building: said on every screen, until they are seen or dealt with. */
export function SeeNowBar({ session }: { readonly session: Session }): ReactElement | null {
  const { calls, now } = useSeeNow();
  const workers = useLive();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const bar = useRef<HTMLElement>(null);
  const onFocus = useF8(bar);
  const open = calls.filter((call) => !hidden.has(keyOf(call)));
  if (open.length === 0) return null;
  const shown = shownCalls(open, all ? Infinity : mostLines, kept);
  const more = open.length - shown.length;
  return (
    <section
      ref={bar}
      className="see-now-bar"
      aria-label="See now"
      onFocus={onFocus}
      onPointerEnter={() => setKept(shown.map(({ referralId }) => referralId))}
      onPointerLeave={() => setKept(null)}
    >
      {shown.map((call) => (
        <SeeNowLine
          key={call.referralId}
          call={call}
          now={now}
          session={session}
          workers={workers}
          hasKeys={call === open[0]}
          onHide={() => setHidden(new Set([...hidden, keyOf(call)]))}
        />
      ))}
      {more > 0 || all ? (
        <Button size="s" variant="quiet" onPress={() => setAll(!all)}>
          {all ? 'Fewer' : `${more} more to be seen now`}
        </Button>
      ) : null}
    </section>
  );
}

/**
 * F8 goes to the first thing to press here from anywhere, also while typing; again: back. Where what
 * was pressed is gone, because it has done its work, the keyboard is back where it came from too.
 */
function useF8(bar: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const before = useRef<Element | null>(null);
  const inBar = useRef<Element | null>(null);
  const goBack = () => {
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  useEffect(() => {
    if (inBar.current === null || inBar.current.isConnected) return;
    inBar.current = null;
    if (document.activeElement === document.body) goBack();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || !bar.current) return;
      event.preventDefault();
      if (bar.current.contains(document.activeElement)) goBack();
      else bar.current.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [bar]);
  return ({ target, relatedTarget }) => {
    // Lists that open from here lie elsewhere in the page.
    if (!bar.current?.contains(target)) return;
    inBar.current = target;
    if (!bar.current.contains(relatedTarget)) before.current = relatedTarget;
  };
}
