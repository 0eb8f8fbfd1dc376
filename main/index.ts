import { startApp } from './shell/start.ts';

/** Wiring, nothing else: the bundles stand side by side in one folder. */
void startApp(import.meta.dirname);
