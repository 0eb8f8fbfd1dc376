import { app, safeStorage } from 'electron';
import { isKeychain, type Keychain } from './register-key.ts';

/**
 * The operating system's keychain. The stand-in has none, says so on every screen, and must not hold
 * real patients.
 */
export const keychain: Keychain = {
  isSafe: () =>
    'standIn' in app ||
    isKeychain(process.platform, {
      available: safeStorage.isEncryptionAvailable(),
      backend: () => safeStorage.getSelectedStorageBackend(),
    }),
  encryptString: (text) => safeStorage.encryptString(text),
  decryptString: (bytes) => safeStorage.decryptString(bytes),
};
