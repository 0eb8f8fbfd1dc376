/**
 * Prints the screen with every row of a long list on it. A virtual list draws only the rows in
 * sight, and by the time the browser lays the paper out it is too late to draw the others: so the
 * list gets all the height it wants first (`frame.css`), draws itself, and is printed then.
 */
export async function printPage(): Promise<void> {
  const { dataset } = document.documentElement;
  dataset['printing'] = '';
  try {
    // The list is told of its new height at the end of one frame and is drawn by the next.
    await nextFrame();
    await nextFrame();
    await nextFrame();
    window.print();
  } finally {
    delete dataset['printing'];
  }
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
