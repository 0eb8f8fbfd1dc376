/** A window's or screen's place in device-independent pixels. */
export type Place = { x: number; y: number; width: number; height: number };

/**
 * A 1366x768 screen at 200 % is 683x384 with the task bar on it: a larger minimum would put the
 * window's own edge off such a screen. Below this the screens scroll (WCAG 1.4.10).
 */
export const smallest = { width: 480, height: 320 };
export const firstSize = { width: 1366, height: 768 };
/** Of the page itself, without title bar and frame. */
export const referSize = { width: 460, height: 640 };
/** Below this the name and the buttons leave no room for what is between them. */
export const smallestRefer = { width: 360, height: 340 };

/** How much of the window's upper edge must be on a screen for somebody to take hold of it. */
const grip = { width: 100, height: 30 };

/**
 * The place it had last time, no larger than the screen it is on; only the size where that screen is
 * gone. `displays`: work areas, the main one first.
 */
export function placeFor(saved: Place | null, displays: readonly Place[]): Partial<Place> {
  if (!saved) return fit(firstSize, displays[0]);
  const shrunk = (display: Place): Place => ({ ...saved, ...fit(saved, display) });
  const on = displays.find((display) => canBeGripped(shrunk(display), display));
  return on ? shrunk(on) : fit(saved, displays[0]);
}

/** A size that the screen has room for. */
export function fit(
  { width, height }: { width: number; height: number },
  display: Place | undefined,
): { width: number; height: number } {
  if (!display) return { width, height };
  return { width: Math.min(width, display.width), height: Math.min(height, display.height) };
}

function canBeGripped({ x, y, width }: Place, display: Place): boolean {
  const seen = Math.min(x + width, display.x + display.width) - Math.max(x, display.x);
  return seen >= grip.width && y >= display.y - 10 && y <= display.y + display.height - grip.height;
}
