import { Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { MenuButton } from '../components/menu.tsx';
import { usePaper } from '../phone/use-paper.ts';

/** One place to print: first the paper that makes a power cut survivable, then what is on screen. */
export function PrintMenu({ page }: { readonly page: string }): ReactElement {
  const paper = usePaper(null);
  return (
    <MenuButton
      icon={<Printer size={16} aria-hidden="true" />}
      pending={paper.pending}
      options={[
        { id: 'paper', label: 'Paper for today and tomorrow' },
        { id: 'pdf', label: 'The same as PDF' },
        { id: 'page', label: `This ${page}, as it is on screen` },
      ]}
      onAction={(what) => {
        if (what === 'paper') paper.print('all');
        else if (what === 'pdf') paper.save('all');
        else window.print();
      }}
    >
      Print
    </MenuButton>
  );
}
