import type { ReactElement } from 'react';
import type { PatientSummary, Referral, Session } from '../../shared/types.ts';
import { api, useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { MenuButton } from '../components/menu.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import { useKeys } from '../components/use-keys.ts';
import { sentence } from '../components/dates.ts';
import { liveStatusText } from '../components/words.ts';

/** Somebody who waits in the building goes in to a link worker, slot or no slot. */
export function SeeNowAction(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly session: Session;
}): ReactElement {
  const { referral, session } = props;
  const staff = useRead('staff.list', undefined);
  const seeNow = useCommand('appointment.seeNow');
  const toast = usePatientToast(props.patient, referral.id);
  const fail = useErrorToast();
  const workers = (staff.data ?? []).filter(({ role, active }) => role === 'link_worker' && active);
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
  useKeys((key) => {
    if (key !== 'i' || !isLinkWorker) return false;
    goesIn(session.staffId);
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
      options={workers.map((worker) => ({
        id: worker.id,
        label: worker.name,
        description: sentence(liveStatusText(worker)),
      }))}
      onAction={goesIn}
    >
      In the room with
    </MenuButton>
  );
}
