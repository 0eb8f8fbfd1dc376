import { appointmentsHandlers } from './appointments/appointments.handlers.ts';
import { clinicsHandlers } from './clinics/clinics.handlers.ts';
import type { Handlers, SessionHolder } from './context.ts';
import type { createPatientImport } from './patients/import.service.ts';
import * as patients from './patients/patients.service.ts';
import { queueHandlers } from './referrals/queue.service.ts';
import { referralHandlers } from './referrals/referrals.service.ts';
import { seeNowHandlers } from './referrals/see-now-calls.service.ts';
import { settingsHandlers } from './settings/settings.service.ts';
import { liveStatusHandlers } from './staff/live-status.service.ts';
import { sessionHandlers } from './staff/session.service.ts';
import { staffHandlers } from './staff/staff.service.ts';

type Needs = {
  readonly sessions: SessionHolder;
  /** Made once the register is open, because its thread opens the same file. */
  readonly patientImport: () => ReturnType<typeof createPatientImport>;
};

/** Every call that touches the register, each feature's own. */
export function createHandlers({ sessions, patientImport }: Needs): Handlers {
  return {
    ...sessionHandlers(sessions),
    ...settingsHandlers,
    ...staffHandlers,
    ...liveStatusHandlers,
    'patient.search': patients.searchPatients,
    'patient.get': patients.getPatient,
    'patient.create': patients.createPatient,
    'patient.setContact': patients.setContact,
    'patient.setHelp': patients.setHelp,
    'patient.count': patients.countPatients,
    'patientImport.open': (ctx, input) => patientImport().open(ctx, input),
    'patientImport.check': (ctx, input) => patientImport().check(ctx, input),
    'patientImport.run': (ctx, input) => patientImport().run(ctx, input),
    'patientImport.progress': () => patientImport().progress(),
    'patientImport.cancel': () => patientImport().cancel(),
    'patientImport.rejects': (ctx, input) => patientImport().rejects(ctx, input),
    ...referralHandlers,
    ...seeNowHandlers,
    ...queueHandlers,
    ...clinicsHandlers,
    ...appointmentsHandlers,
  };
}
