export { startShared as default } from './shared-postgres.ts';
