import { registerHooks } from 'node:module';

/** `node --import` this file and `electron` is the stand-in beside it. Development only. */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
