import type { Register } from '../register/register.ts';

export async function seedDemo(_register: Register, _now: string): Promise<void> {}
