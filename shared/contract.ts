import type { z } from 'zod';
import { appointmentsContract } from './contract/appointments.ts';
import { clinicsContract } from './contract/clinics.ts';
import { liveStatusContract } from './contract/live-status.ts';
import { pcContract } from './contract/pc.ts';
import { fillContract } from './contract/fill.ts';
import { patientsContract } from './contract/patients.ts';
import { referralsContract } from './contract/referrals.ts';
import { seeNowContract } from './contract/see-now.ts';
import { sessionContract } from './contract/session.ts';

/**
 * Every call a screen may make: its kind, who may make it, what goes in and what comes out.
 * Nothing else crosses from a window to the main process. See main/dispatch.ts for the way of a call.
 */
export const contract = {
  ...sessionContract,
  ...liveStatusContract,
  ...patientsContract,
  ...referralsContract,
  ...seeNowContract,
  ...clinicsContract,
  ...appointmentsContract,
  ...fillContract,
  ...pcContract,
};

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type ChannelOfKind<K extends Contract[Channel]['kind']> = {
  [C in Channel]: Contract[C]['kind'] extends K ? C : never;
}[Channel];

/** What a screen may pass: defaults may be left out. */
export type Input<C extends Channel> = z.input<Contract[C]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>;
export type Output<C extends Channel> = z.output<Contract[C]['output']>;
