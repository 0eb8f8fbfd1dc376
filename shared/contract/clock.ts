import { z } from 'zod';
import { everyone, instant, nothing, query } from './kinds.ts';

export const clockContract = {
  /** This PC's time, and that of the latest step in the register (shared/clock.ts). */
  'clock.check': query({
    roles: everyone,
    input: nothing,
    output: z.object({ now: instant, latest: instant.nullable() }),
  }),
};
