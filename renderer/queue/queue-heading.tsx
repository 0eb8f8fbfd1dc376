import { Download, Eye, EyeOff, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { count } from '../components/words.ts';

/** How many there are, and what can be done with the list as a whole. */
export function QueueHeading(props: {
  /** In the list, and in the whole queue; null until both are known. */
  readonly people: { readonly shown: number; readonly all: number } | null;
  readonly privacy: boolean;
  readonly onPrivacy: () => void;
  readonly onExport: () => void;
  readonly onPrint: () => void;
}): ReactElement {
  const { people, privacy } = props;
  return (
    <div className="row-between">
      <h1>
        Queue {people ? <span className="soft heading-count">{peopleWords(people)}</span> : null}
      </h1>
      <div className="row">
        <Button
          size="s"
          icon={
            privacy ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />
          }
          onPress={props.onPrivacy}
        >
          {privacy ? 'Names hidden' : 'Hide names'}
        </Button>
        <Button size="s" icon={<Download size={14} aria-hidden="true" />} onPress={props.onExport}>
          CSV
        </Button>
        <Button size="s" icon={<Printer size={14} aria-hidden="true" />} onPress={props.onPrint}>
          Print
        </Button>
      </div>
    </div>
  );
}

/** "60 people", "17 of 60 people". */
const peopleWords = ({ shown, all }: { shown: number; all: number }): string =>
  shown === all
    ? count(all, 'person', 'people')
    : `${shown.toLocaleString('en-GB')} of ${count(all, 'person', 'people')}`;
