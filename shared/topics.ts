/** What can change under a screen. A topic says what changed and never carries patient data. */
export const topics = [
  'session',
  'settings',
  'staff',
  'patients',
  'import',
  'referrals',
  'clinics',
  'appointments',
  'backup',
  'reminders',
  'pc',
  'refer',
] as const;

export type Topic = (typeof topics)[number];
