import type { ReactElement } from 'react';
import type { FreedSlot } from '../booking/appointment-actions.tsx';
import { FillSlot } from '../booking/fill-slot.tsx';
import { Button } from '../components/button.tsx';

/** The time that this referral has just given up, and who else could have it. */
export function FreedTime(props: {
  readonly slot: FreedSlot;
  readonly givenUpBy: string;
  readonly onDone: () => void;
}): ReactElement {
  return (
    <section className="card stack" aria-label="Fill the time that is free">
      <FillSlot
        slot={props.slot}
        givenUpBy={props.givenUpBy}
        canBook
        focus={false}
        onBooked={props.onDone}
        onGone={props.onDone}
      />
      <Button variant="quiet" onPress={props.onDone}>
        Done
      </Button>
    </section>
  );
}
