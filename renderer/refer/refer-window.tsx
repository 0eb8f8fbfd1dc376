import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { api, useTopic } from '../api.ts';
import { ReferPanel } from './refer-panel.tsx';

/** The small window over the GP system. A new request starts the panel afresh, filled in. */
export function ReferWindow(): ReactElement {
  const [request, setRequest] = useState({ text: '', count: 0 });
  const take = useCallback(() => {
    void api.call('refer.pending').then((pending) => {
      if (pending) setRequest(({ count }) => ({ text: pending.text, count: count + 1 }));
    });
  }, []);
  useEffect(take, [take]);
  useTopic('refer', take);
  return (
    <main className="refer-page stack">
      <h1>Refer to link worker</h1>
      <ReferPanel
        key={request.count}
        text={request.text}
        onClose={() => void api.call('refer.close')}
      />
    </main>
  );
}
