import { app } from 'electron';
import { parseStart, referFromLink } from '../refer-request.ts';

type Does = {
  refer(text: string, from: 'link' | 'argument'): void;
  showMain(): void;
};

const waiting: string[] = [];
let opened = (link: string): void => void waiting.push(link);

/** macOS sends a link as an event, and at a cold start before the app is ready. */
export function collectLinks(): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    opened(link);
  });
}

/** What other starts and deep links ask of the running app: to be shown, or to fill Refer in. */
export function answerOtherStarts({ refer, showMain }: Does): void {
  opened = (link) => {
    const asked = referFromLink(link);
    if (asked === null) showMain();
    else refer(asked, 'link');
  };
  for (const link of waiting.splice(0)) opened(link);
  app.on('second-instance', (_event, argv) => {
    const { refer: asked, fromLink } = parseStart(argv.slice(1));
    if (asked === null) showMain();
    else refer(asked, fromLink ? 'link' : 'argument');
  });
  app.on('activate', showMain);
}
