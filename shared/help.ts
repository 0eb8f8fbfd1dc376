/**
 * What would help somebody to come: asked without blame when an appointment was missed, kept with
 * the patient, and used where a time is offered to them.
 */
export const helps = ['morning', 'afternoon', 'by_phone', 'reminder', 'travel'] as const;
export type Help = (typeof helps)[number];

/** As the end of a sentence: "Would help: mornings, a reminder the day before." */
export const helpWords: Record<Help, string> = {
  morning: 'mornings',
  afternoon: 'afternoons',
  by_phone: 'by phone instead',
  reminder: 'a reminder the day before',
  travel: 'help with travel',
};
