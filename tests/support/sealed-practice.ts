import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from '../../build/electron-standin/app.ts';
import { safeStorage } from '../../build/electron-standin/machine.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import { savePracticeSettings } from '../../main/settings/settings.repo.ts';
import { key } from './register-files.ts';
import { smallPractice } from './made-up-practice.ts';

export type DataFolder = { readonly path: string; readonly register: string };

/**
 * An app's data folder whose register has the tests' own key, so that a test can look into it or
 * spoil it from outside. Only for the stand-in: Electron's keychain is the system's.
 */
export function sealKey(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  writeFileSync(path.join(folder, 'register.key'), safeStorage.encryptString(key));
  return { path: folder, register: path.join(folder, 'register.db') };
}

/** The same with a set-up practice inside. */
export async function sealedPractice(folder: string): Promise<DataFolder> {
  const sealed = sealKey(folder);
  const register = await openSqliteRegister({ path: sealed.register, key });
  await smallPractice(register);
  await savePracticeSettings(register.db, { practiceName: 'Example Practice' });
  await register.close();
  return sealed;
}
