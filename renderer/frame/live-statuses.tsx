import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { liveShortWords } from '../../shared/live-status.ts';
import type { Session } from '../../shared/types.ts';
import { MenuButton } from '../components/menu.tsx';
import { useLive, useSetLive, type LiveChoice, type LiveNow } from '../components/use-live.ts';
import { liveStatusWords } from '../components/words.ts';
import { allChoices, backChoices, LiveIcon, liveStatuses } from './live-choices.tsx';

/** Who can be walked to now: always on screen; one's own in one click, a colleague's in two. */
export function LiveStatuses({ session }: { readonly session: Session }): ReactElement {
  const workers = useLive();
  const set = useSetLive();
  const own = workers.find(({ linkWorkerId }) => linkWorkerId === session.staffId);
  return (
    <>
      {own ? <OwnStatus own={own} onChoose={(choice) => set(own.linkWorkerId, choice)} /> : null}
      <div className="row" role="group" aria-label="Link workers now">
        {workers
          .filter((worker) => worker !== own)
          .map((worker) => (
            <OneStatus
              key={worker.linkWorkerId}
              worker={worker}
              canSet={session.role !== 'clinician'}
              onChoose={(choice) => set(worker.linkWorkerId, choice)}
            />
          ))}
      </div>
    </>
  );
}

function OneStatus(props: {
  readonly worker: LiveNow;
  readonly canSet: boolean;
  readonly onChoose: (choice: LiveChoice) => void;
}): ReactElement {
  const { worker } = props;
  const words = `${worker.name}: ${liveShortWords(worker.live)}`;
  const icon = <LiveIcon status={worker.live.status} />;
  if (!props.canSet) {
    return (
      <span className="badge">
        {icon}
        {words}
      </span>
    );
  }
  return (
    <MenuButton
      size="s"
      variant="quiet"
      icon={icon}
      options={allChoices()}
      onAction={props.onChoose}
    >
      {words}
    </MenuButton>
  );
}

/** Said in the corridor, with the patient beside one: a press each. What the diary says is pressed too. */
function OwnStatus(props: {
  readonly own: LiveNow;
  readonly onChoose: (choice: LiveChoice) => void;
}): ReactElement {
  const { live } = props.own;
  // Who is due is in the diary: the button says when somebody is back.
  const [, note] = live.note?.kind === 'booked' ? [] : liveShortWords(live).split(', ');
  return (
    <div className="own-status" role="group" aria-label="I am">
      {liveStatuses.map((status) => (
        <ToggleButton
          key={status}
          className="chip"
          isSelected={live.status === status}
          // Pressed again it is said anew: the diary may have said it, and is not asked any more.
          onPress={() => props.onChoose(status)}
        >
          {live.status === status ? <LiveIcon status={status} /> : null}
          {liveStatusWords[status]}
        </ToggleButton>
      ))}
      <MenuButton size="s" variant="quiet" options={backChoices()} onAction={props.onChoose}>
        {note ? note.charAt(0).toUpperCase() + note.slice(1) : 'Back at'}
      </MenuButton>
    </div>
  );
}
