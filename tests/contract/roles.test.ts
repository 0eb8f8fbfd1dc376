import { describe, expect, it } from '@jest/globals';
import { contract, type Channel } from '../../shared/contract.ts';
import { roles, type Role } from '../../shared/contract/kinds.ts';
import { AppError } from '../../shared/errors.ts';
import type { ShellHandlers } from '../../main/context.ts';
import { frontDesk, madeUp } from '../support/front-desk.ts';

/**
 * Who may do what, written down a second time, so that nobody gets a right by a slip of the pen.
 * Roles as in the README: link workers' notes are kept apart inside the calls.
 */
const anybody = `
  session.current session.pick session.end setup.state setup.complete
  app.info app.retry pc.settings.get pc.settings.update refer.pending refer.close window.showMain`;
const everyRole = `
  settings.get staff.list staff.live staff.setLiveStatus seeNow.list
  patient.search patient.get patient.create patient.count
  referral.create referral.undo referral.addTo referral.recordDeclined referral.get referral.update
  referral.addNote referral.openSensitive queue.list queue.counts
  clinic.list leave.list closure.list slots.next diary.day appointment.get
  clipboard.writeText refer.open output.print output.pdf`;
const desk = `
  patient.setContact patient.setHelp slots.fill referral.logContact referral.undoContact referral.close referral.reopen queue.export leave.add
  appointment.book appointment.move appointment.cancel appointment.arrive appointment.start
  appointment.attend appointment.dna appointment.leftBeforeSeen appointment.undo appointment.seeNow
  appointment.card appointment.text appointment.ics seeNow.answer seeNow.undo`;
const linkWorkers = 'referral.recordOutcome';
const managers = `
  settings.update staff.save
  patientImport.open patientImport.check patientImport.run patientImport.progress
  patientImport.cancel patientImport.rejects
  clinic.impact clinic.save clinic.end leave.remove closure.add closure.remove`;

const names = (list: string) => list.trim().split(/\s+/) as Channel[];
const mayCall: Record<Role, ReadonlySet<Channel>> = {
  clinician: new Set(names(`${anybody} ${everyRole}`)),
  reception: new Set(names(`${anybody} ${everyRole} ${desk}`)),
  link_worker: new Set(names(`${anybody} ${everyRole} ${desk} ${linkWorkers}`)),
  manager: new Set(names(`${anybody} ${everyRole} ${desk} ${managers}`)),
};
const channels = Object.keys(contract) as Channel[];

/** A practice whose register is shut: a call that is let through says so, or reaches this PC. */
const shutDesk = () =>
  frontDesk(
    () => {
      throw new AppError('register_locked');
    },
    { shell: new Proxy({} as ShellHandlers, { get: () => () => null }), checkOutput: false },
  );

/** A value no schema takes: what is let through the door stumbles over it. */
const nonsense = Symbol('nonsense');

describe('who may call what', () => {
  it('is written down for every call there is', () => {
    const all = [anybody, everyRole, desk, linkWorkers, managers].flatMap(names);
    expect(all.toSorted()).toEqual(channels.toSorted());
  });

  it('holds for every role and every call, before anything else is looked at', async () => {
    const front = shutDesk();
    for (const role of roles) {
      front.sessions.current = madeUp(role);
      for (const channel of channels) {
        const answer = await front.code(channel, nonsense);
        const expected = mayCall[role].has(channel) ? 'invalid_input' : 'not_allowed';
        expect([channel, role, answer]).toEqual([channel, role, expected]);
      }
    }
  });

  it('is little for somebody who is not signed in', async () => {
    const front = shutDesk();
    const open = new Set(names(anybody));
    for (const channel of channels) {
      const expected = open.has(channel) ? 'invalid_input' : 'not_signed_in';
      expect([channel, await front.code(channel, nonsense)]).toEqual([channel, expected]);
    }
    expect(front.faults).toEqual([]);
  });
});
