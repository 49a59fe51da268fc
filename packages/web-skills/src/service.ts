export { startWebService } from './start-web-service.ts';
export type { RunningWebService, WebServiceOptions } from './start-web-service.ts';
export type { SearchSettings } from './service/search-engine.ts';
