import type { ReactElement } from 'react';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { go } from '../frame/route.ts';

/** Leads to the queue's view of bookings that need another time. */
export function ShowMoving({ bookings }: { readonly bookings: number }): ReactElement {
  const save = useCommand('pc.settings.update');
  const onShow = async () => {
    // The queue comes back to the view and row it was left at: this view, then, and none of its rows.
    await save.mutateAsync({ remembered: { 'queue.view': 'moving', 'queue.row': '' } });
    go('queue');
  };
  return (
    <Button size="s" onPress={() => void onShow().catch(() => undefined)}>
      Show the {bookings} to move
    </Button>
  );
}
