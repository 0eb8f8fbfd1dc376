import { app, safeStorage } from 'electron';
import type { Keychain } from './register-key.ts';

/**
 * The operating system's keychain. On a Linux desktop without one Electron falls back to a password
 * that is in its source code (`basic_text`): that is no keychain. The stand-in has none either, says
 * so on every screen, and must not hold real patients.
 */
export const keychain: Keychain = {
  isSafe() {
    if ('standIn' in app) return true;
    if (!safeStorage.isEncryptionAvailable()) return false;
    if (process.platform !== 'linux') return true;
    return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  },
  encryptString: (text) => safeStorage.encryptString(text),
  decryptString: (bytes) => safeStorage.decryptString(bytes),
};
