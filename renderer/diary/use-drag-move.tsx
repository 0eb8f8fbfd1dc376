import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import type { DiaryAppointment } from '../../shared/diary-rows.ts';
import { whenOf } from '../components/dates.ts';
import { PatientName } from '../components/people.tsx';
import { useToast } from '../components/toast.tsx';
import { followDrag } from './drag.ts';

type Moves = {
  readonly start: (cut: DiaryAppointment | null) => void;
  /** Turns the page: "before" or "after". */
  readonly onSpring: (name: string) => void;
};

/**
 * Moving with the mouse. It is cut and paste by another hand: dragging cuts, a drop is a click on
 * the free time, so the same command and the same refusals follow.
 */
export function useDragMove(moves: Moves) {
  const [dragged, setDragged] = useState<DiaryAppointment | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const latest = useRef(moves);
  useLayoutEffect(() => {
    latest.current = moves;
  });
  const toast = useToast();
  const onGrab = useCallback(
    (event: PointerEvent, appointment: DiaryAppointment) => {
      // A finger scrolls; it has Move and a tap.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      followDrag(event, {
        // At once: what is dropped on must know what was cut.
        onStart: () =>
          flushSync(() => {
            latest.current.start(appointment);
            setDragged(appointment);
          }),
        onMove: (x, y) => {
          if (ghost.current) ghost.current.style.transform = `translate(${x + 10}px, ${y + 12}px)`;
        },
        onSpring: (name) => latest.current.onSpring(name),
        onEnd: (on) => {
          flushSync(() => setDragged(null));
          if (on && 'drop' in on.dataset) {
            // The keyboard goes on from there, as if it had pasted.
            on.focus();
            return on.click();
          }
          latest.current.start(null);
          if (on && isTaken(on, appointment.id)) {
            toast({ tone: 'red', text: 'That time is taken. The appointment stays where it was.' });
          }
        },
      });
    },
    [toast],
  );
  const shown: ReactNode = dragged ? (
    <div className="drag-ghost no-print" ref={ghost} aria-hidden="true">
      <PatientName patient={dragged.patient} />
      <span className="soft">from {whenOf(dragged.startsAt)}</span>
    </div>
  ) : null;
  return { dragged, onGrab, ghost: shown };
}

/** By somebody else: not where it came from, nor a line that takes no time. */
const isTaken = ({ dataset }: HTMLElement, id: string): boolean =>
  dataset['id'] !== id && dataset['status'] !== 'cancelled';
