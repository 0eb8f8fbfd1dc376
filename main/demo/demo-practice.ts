import { addDays, toInstant } from '../../shared/calendar.ts';
import { saveClinic } from '../clinics/clinics.service.ts';
import type { Ctx } from '../context.ts';
import { savePracticeSettings } from '../settings/settings.repo.ts';
import { insertStaff } from '../staff/staff.repo.ts';
import type { Role } from '../../shared/types.ts';
import { demoStaff } from './demo-words.ts';

/** How long the made-up practice has been at it, in days. */
export const pastDays = 8 * 7;

export type DemoPerson = { readonly id: string; readonly name: string; readonly role: Role };

type Needs = Pick<Ctx, 'db' | 'now' | 'newId'> & { readonly today: string };

export async function insertDemoStaff({ db, now, newId, today }: Needs): Promise<DemoPerson[]> {
  const people: DemoPerson[] = [];
  for (const { name, role, employer, room, phone, leavesInDays } of demoStaff) {
    const id = newId();
    people.push({ id, name, role });
    await insertStaff(db, {
      id,
      name,
      role,
      employer,
      room,
      phone: phone ?? null,
      leavesOn: leavesInDays === undefined ? null : addDays(today, leavesInDays),
      active: 1,
      liveStatus: role === 'link_worker' && leavesInDays === undefined ? 'free' : 'out',
      liveStatusNote: null,
      liveStatusAt: role === 'link_worker' && leavesInDays === undefined ? now : null,
      createdAt: now,
    });
  }
  await savePracticeSettings(db, {
    practiceName: 'Made-up Health Centre',
    practicePhone: '0141 496 0000',
    practiceAddress: '1 Example Street, Glasgow',
    demo: true,
  });
  return people;
}

/** Clinics of the three link workers, eight weeks old: their past slots are there too. */
export async function insertDemoClinics(
  at: (instant: string, staffId: string) => Ctx,
  workers: readonly string[],
  { desk, today }: { readonly desk: string; readonly today: string },
): Promise<void> {
  const from = addDays(today, -pastDays);
  const ctx = at(toInstant(from, '07:00'), desk);
  for (const [index, linkWorkerId] of workers.entries()) {
    for (const clinic of demoClinics(index, from))
      await saveClinic(ctx, { ...clinic, linkWorkerId });
  }
}

const daysOf = ['MO,TU,TH', 'TU,WE,FR', 'MO,WE,FR'];

function demoClinics(index: number, validFrom: string) {
  const days = daysOf[index % daysOf.length]!;
  const common = { name: '', slotMinutes: 45, gapMinutes: 0, validFrom, validTo: null };
  const room = `Room ${index + 1}`;
  const weekly = { ...common, rule: `FREQ=WEEKLY;BYDAY=${days}`, mode: 'in_practice' as const };
  return [
    { ...weekly, startTime: '09:15', endTime: '12:15', room },
    { ...weekly, startTime: '13:15', endTime: '14:45', room },
    {
      ...common,
      rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${days.slice(0, 2)}`,
      startTime: '15:00',
      endTime: '17:15',
      mode: 'phone' as const,
      room: null,
    },
  ];
}
