import { FileDown, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { usePaper } from './use-paper.ts';

/** So that a power cut is survivable: one press, before it comes. Everybody's pages, whoever presses. */
export function PaperButtons(): ReactElement {
  const paper = usePaper(null);
  return (
    <span className="row no-print">
      <Button
        size="s"
        icon={<Printer size={14} aria-hidden="true" />}
        pending={paper.pending}
        onPress={() => paper.print('all')}
      >
        Paper for today and tomorrow
      </Button>
      <Button
        size="s"
        variant="quiet"
        icon={<FileDown size={14} aria-hidden="true" />}
        pending={paper.pending}
        onPress={() => paper.save('all')}
      >
        as PDF
      </Button>
    </span>
  );
}
