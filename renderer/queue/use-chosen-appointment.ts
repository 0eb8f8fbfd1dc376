import { useState } from 'react';
import type { ReferralDetail } from '../../shared/types.ts';

/** The referral with the one of its appointments that was chosen, while that is still to come. */
export function useChosenAppointment(
  detail: ReferralDetail,
  asked: string | undefined,
): readonly [ReferralDetail, (id: string) => void] {
  const [chosen, setChosen] = useState({ asked, id: asked });
  const id = chosen.asked === asked ? chosen.id : asked;
  const appointment = detail.upcoming.find((one) => one.id === id) ?? detail.appointment;
  return [{ ...detail, appointment }, (next) => setChosen({ asked, id: next })];
}
