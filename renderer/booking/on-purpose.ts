import { errorData } from '../api.ts';
import { whenOf } from '../components/dates.ts';

/** What staff have been told about a time and want all the same. */
export type OnPurpose = {
  readonly confirmSameDay: boolean;
  readonly openHeld: boolean;
  /** Although another appointment stands. */
  readonly another?: boolean;
};

export const nothingOnPurpose: OnPurpose = { confirmSameDay: false, openHeld: false };

/** A refusal that is a question: what to say, and what is wanted where the answer is yes. */
export type Question = { readonly text: string; readonly yes: OnPurpose };

/** Null: no question, an error. `wanted`: what has been answered before. */
export function questionOf(error: unknown, wanted: OnPurpose): Question | null {
  const { code, detail } = errorData(error);
  if (code === 'patient_booked_that_day') {
    return {
      text: 'The patient already has an appointment that day.',
      yes: { ...wanted, confirmSameDay: true },
    };
  }
  if (code === 'slot_held') {
    const { heldUntil } = detail as { heldUntil: string };
    return {
      text: `That time is held for the day: it opens ${whenOf(heldUntil)}.`,
      yes: { ...wanted, openHeld: true },
    };
  }
  return null;
}
