export { openStore } from './open-store.ts';
export { StoreError } from './store-error.ts';
export type { StoreErrorCode } from './store-error.ts';
