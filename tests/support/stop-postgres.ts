export { stopShared as default } from './shared-postgres.ts';
