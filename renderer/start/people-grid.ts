import type { Output } from '../../shared/contract.ts';

export type Person = Output<'setup.state'>['people'][number];

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whose name has words that begin with every word typed. */
export function matching(people: readonly Person[], typed: string): Person[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const words = plain(person.name).split(/[\s'-]+/);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

/** The button an arrow key leads to: left and right in order, up and down to the nearest one on the next line. */
export function nextInGrid(key: string, grid: HTMLElement | null): HTMLElement | null {
  const buttons = [...(grid?.querySelectorAll<HTMLElement>('button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const here = buttons[at];
  if (!here) return null;
  if (key === 'ArrowRight') return buttons[at + 1] ?? null;
  if (key === 'ArrowLeft') return buttons[at - 1] ?? null;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const from = here.getBoundingClientRect();
  const beyond = buttons.filter((button) => {
    const top = button.getBoundingClientRect().top;
    return key === 'ArrowDown' ? top > from.top + 4 : top < from.top - 4;
  });
  const distance = (button: HTMLElement) => {
    const to = button.getBoundingClientRect();
    return Math.abs(to.top - from.top) * 10 + Math.abs(to.left - from.left);
  };
  return beyond.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
