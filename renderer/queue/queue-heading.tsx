import { Download, Eye, EyeOff, Keyboard, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';

/** How many there are, and what can be done with the list as a whole. */
export function QueueHeading(props: {
  readonly count: number | undefined;
  readonly privacy: boolean;
  readonly onPrivacy: (hide: boolean) => void;
  readonly onExport: () => void;
  readonly onKeys: () => void;
}): ReactElement {
  const { privacy } = props;
  return (
    <div className="row-between">
      <h1>Queue {props.count ?? ''}</h1>
      <div className="row">
        <Button
          size="s"
          icon={
            privacy ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />
          }
          onPress={() => props.onPrivacy(!privacy)}
        >
          {privacy ? 'Names hidden' : 'Hide names'}
        </Button>
        <Button size="s" icon={<Download size={14} aria-hidden="true" />} onPress={props.onExport}>
          CSV
        </Button>
        <Button
          size="s"
          icon={<Printer size={14} aria-hidden="true" />}
          onPress={() => window.print()}
        >
          Print
        </Button>
        <Button size="s" icon={<Keyboard size={14} aria-hidden="true" />} onPress={props.onKeys}>
          Keys
        </Button>
      </div>
    </div>
  );
}
