import { useRef, type ReactElement } from 'react';
import type { PatientSummary, Referral, Session } from '../../shared/types.ts';
import { api, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { MenuButton, openList } from '../components/menu.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import { useKeys } from '../components/use-keys.ts';
import { sentence } from '../components/dates.ts';
import { useLive } from '../components/use-live.ts';

/** Somebody who waits in the building goes in to a link worker, slot or no slot. */
export function SeeNowAction(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly session: Session;
}): ReactElement {
  const { referral, session } = props;
  const seeNow = useCommand('appointment.seeNow');
  const toast = usePatientToast(props.patient, referral.id);
  const fail = useErrorToast();
  const workers = useLive();
  const isLinkWorker = session.role === 'link_worker';
  const goesIn = (linkWorkerId: string) => {
    if (seeNow.isPending) return;
    seeNow.mutate(
      { referralId: referral.id, linkWorkerId },
      {
        onError: fail,
        onSuccess: ({ id, version }) =>
          toast({
            text: 'In the room.',
            onUndo: () => void api.call('appointment.undo', { id, version }).catch(fail),
          }),
      },
    );
  };
  const list = useRef<HTMLButtonElement>(null);
  useKeys((key) => {
    if (key !== 'i') return false;
    if (isLinkWorker) goesIn(session.staffId);
    // With whom has to be said first: the key opens the list.
    else openList(list.current);
    return true;
  });
  if (isLinkWorker) {
    return (
      <Button variant="primary" hint="I" onPress={() => goesIn(session.staffId)}>
        In the room
      </Button>
    );
  }
  return (
    <MenuButton
      variant="primary"
      hint="I"
      ref={list}
      options={workers.map((worker) => ({
        id: worker.linkWorkerId,
        label: worker.name,
        description: sentence(worker.words),
      }))}
      onAction={goesIn}
    >
      In the room with
    </MenuButton>
  );
}
