export { createHost } from './host.ts';
export type { Host, HostOptions } from './host.ts';
export { startService } from './service.ts';
export type { RunningService } from './service.ts';
