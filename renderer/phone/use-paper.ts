import { useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { download } from '../components/download.ts';
import { useNamesHiddenOnThisPc } from '../components/privacy.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { replaceDetail } from '../frame/route.ts';

type Part = 'all' | 'phone';

/** Paper of today, the next working day and the phone list, or of the phone list alone. */
export function usePaper(linkWorkerId: string | null) {
  const [pending, setPending] = useState(false);
  const toast = useToast();
  const fail = useErrorToast();
  const hidden = useNamesHiddenOnThisPc();
  const run = (part: Part, give: (paper: Made) => Promise<string | null>) => {
    if (pending) return;
    setPending(true);
    const make = async () => {
      const paper = await api.call('dayEnd.paper', { linkWorkerId, part });
      const said = await give(paper);
      if (said === null) return toast({ text: 'Not printed.' });
      if (part === 'all') await api.call('dayEnd.paperPrinted', { date: paper.date });
      // The waiting room cannot see the screen; it can see the printer.
      return toast({ text: hidden ? `${said} Names are on it.` : said });
    };
    void make()
      .catch(fail)
      .finally(() => setPending(false));
  };
  return {
    pending,
    print: (part: Part) =>
      run(part, async ({ html }) => {
        const { printed } = await api.call('output.print', { html });
        return printed ? 'Sent to the printer.' : null;
      }),
    save: (part: Part) =>
      run(part, async ({ html, fileName }) => {
        const { bytes } = await api.call('output.pdf', { html });
        download(fileName, bytes, 'application/pdf');
        return 'PDF saved. Delete it once it is printed: it names people.';
      }),
  };
}

/** `#/phone/paper`, from the search box: printed at once, and the end of the day is shown. */
export function usePaperWhenAsked(asked: boolean): void {
  const { print } = usePaper(null);
  const done = useRef(false);
  useEffect(() => {
    if (!asked) done.current = false;
    if (!asked || done.current) return;
    done.current = true;
    replaceDetail('phone', 'end');
    print('all');
  });
}

type Made = { readonly html: string; readonly fileName: string; readonly date: string };
