import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { api, useTopic } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/states.tsx';
import { ReferPanel } from './refer-panel.tsx';

type Pending = NonNullable<Output<'refer.pending'>>;
type Request = Pending & { readonly count: number };

const none: Request = { text: '', from: 'button', count: 0 };

/** Whoever pressed the shortcut expects to see the patient of the GP system. */
const hintFor = ({ text, from }: Request): string | null =>
  text === '' && (from === 'shortcut' || from === 'tray')
    ? 'No CHI number in the clipboard. Type a name, CHI or date of birth.'
    : null;

/**
 * The small window over the GP system. A new request starts the panel afresh, filled in; where
 * somebody is already writing it asks first.
 */
export function ReferWindow(): ReactElement {
  const [request, setRequest] = useState<Request>(none);
  const [waiting, setWaiting] = useState<Pending | null>(null);
  const touched = useRef(false);
  const show = useCallback((pending: Pending) => {
    touched.current = false;
    setWaiting(null);
    setRequest(({ count }) => ({ ...pending, count: count + 1 }));
  }, []);
  const take = useCallback(() => {
    void api.call('refer.pending').then((pending) => {
      if (!pending) return;
      if (touched.current) setWaiting(pending);
      else show(pending);
    });
  }, [show]);
  useEffect(take, [take]);
  useTopic('refer', take);
  const touch = () => {
    touched.current = true;
  };
  const finish = () => {
    touched.current = false;
  };
  return (
    <main className="refer-page stack">
      <h1>Refer to link worker</h1>
      {waiting ? (
        <Notice
          tone="amber"
          live
          action={
            <Button size="s" onPress={() => show(waiting)}>
              Show them
            </Button>
          }
        >
          Another patient was asked for while you were writing. What you typed is still here.
        </Notice>
      ) : null}
      <div className="refer-work" onInputCapture={touch} onClickCapture={touch}>
        <ReferPanel
          key={request.count}
          text={request.text}
          // What another program asked for is not a key press away from being sent.
          enterRefers={request.from !== 'link' && request.from !== 'argument'}
          hint={hintFor(request)}
          onCreated={finish}
          onClose={() => {
            finish();
            void api.call('refer.close');
          }}
        />
      </div>
    </main>
  );
}
