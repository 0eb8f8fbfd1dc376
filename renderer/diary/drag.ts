/** Pixels before a press becomes a drag: a hand with a phone in the other shakes. */
const slack = 6;
/** How long somebody waits over "day after" before the page turns, and turns again. */
const springMs = 700;
/** Near the edge of the list, the list moves: how near, how far a step, how often. */
const edge = 48;
const edgeStep = 16;
const edgeMs = 30;

export type DragDoes = {
  readonly onStart: () => void;
  /** The pointer is here now, in pixels of the window. */
  readonly onMove: (x: number, y: number) => void;
  readonly onSpring: (name: string) => void;
  /** What of the diary it was dropped on; null: nowhere, or it was called off. */
  readonly onEnd: (on: HTMLElement | null) => void;
};

/**
 * Follows the mouse from a press on an appointment until it is dropped, or until Esc. Not the
 * browser's own dragging: that ends without a word when the page turns and what is dragged is gone,
 * and Esc and the waits over the buttons would not reach us. React Aria's is made of that, and its
 * keys for dragging are this grid's keys for opening.
 */
export function followDrag(
  down: { clientX: number; clientY: number; currentTarget: Element },
  does: DragDoes,
): void {
  const from = down.currentTarget;
  let started = false;
  let at = { x: down.clientX, y: down.clientY };
  let over: HTMLElement | null = null;
  const ended = new AbortController();
  const waits = springAndScroll(() => (started ? at : null), does.onSpring, ended.signal);

  const show = (next: HTMLElement | null) => {
    if (next === over) return;
    over?.removeAttribute('data-over');
    next?.setAttribute('data-over', 'true');
    over = next;
  };
  const move = ({ clientX: x, clientY: y, buttons }: PointerEvent) => {
    if (!started && Math.hypot(x - down.clientX, y - down.clientY) < slack) return;
    // The button was let go outside the window.
    if (buttons === 0) return end(null);
    at = { x, y };
    if (!started) {
      started = true;
      document.body.dataset['dragging'] = 'true';
      from.setAttribute('data-grabbed', 'true');
      does.onStart();
    }
    does.onMove(x, y);
    show(within(at, '[data-drop]'));
    waits.look();
  };
  const end = (on: HTMLElement | null) => {
    ended.abort();
    show(null);
    delete document.body.dataset['dragging'];
    from.removeAttribute('data-grabbed');
    if (started) does.onEnd(on);
  };
  const up = (event: PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (!started) return end(null);
    swallowClick();
    // Looked up anew: a colleague may have booked it under the pointer.
    end(within(at, '.diary-item'));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !started) return;
    event.preventDefault();
    event.stopPropagation();
    window.addEventListener('pointerup', swallowClick, { once: true });
    end(null);
  };
  const { signal } = ended;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', () => end(null), { signal });
  window.addEventListener('blur', () => end(null), { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
}

type Point = { readonly x: number; readonly y: number };

const within = ({ x, y }: Point, selector: string): HTMLElement | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>(selector) ?? null;

/** The press ends over something: that is a drop, not a click on it. Ours has no user behind it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

/** What happens while the pointer rests: pages turn, and the list moves at its edges. */
function springAndScroll(
  where: () => Point | null,
  onSpring: (name: string) => void,
  signal: AbortSignal,
) {
  let name: string | undefined;
  let spring: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    spring = setTimeout(() => {
      if (name === undefined) return;
      onSpring(name);
      wait();
    }, springMs);
  };
  const scroll = setInterval(() => {
    const at = where();
    const area = at ? within(at, '.day-scroll') : null;
    if (!at || !area) return;
    const { top, bottom } = area.getBoundingClientRect();
    if (at.y > bottom - edge) area.scrollBy(0, edgeStep);
    else if (at.y < top + edge) area.scrollBy(0, -edgeStep);
  }, edgeMs);
  signal.addEventListener('abort', () => {
    clearInterval(scroll);
    clearTimeout(spring);
    name = undefined;
  });
  return {
    look() {
      const at = where();
      const next = at ? within(at, '[data-spring]')?.dataset['spring'] : undefined;
      if (next === name) return;
      clearTimeout(spring);
      name = next;
      if (name !== undefined) wait();
    },
  };
}
