import { createGuardedFetch } from '@trellis/skill-registry';
import type { RunningWebService, SearchSettings } from '@trellis/web-skills/service';
import { startWebService } from '@trellis/web-skills/service';

/** What pages are read with; a guarded one when absent. For tests, whose pages are on this machine. */
export type FetchPage = NonNullable<NonNullable<Parameters<typeof startWebService>[0]>['fetchPage']>;

/** Which search engine a host uses, and so whether its agents see the open web at all. */
export interface WebAccessOptions {
  readonly search?: SearchSettings;
  readonly fetchPage?: FetchPage;
}

/** Starts the service behind the web skills. Without a search engine all of it is off; with one, the pages are read that it found, and no others. */
export async function startWebAccess({ search, fetchPage }: WebAccessOptions = {}): Promise<RunningWebService> {
  if (!search) return startWebService();
  const guarded = createGuardedFetch({ deadlineMs: 2500, maxBytes: 2 * 1024 * 1024 });
  const service = await startWebService({ search, fetchPage: fetchPage ?? guarded, onlyFound: true });
  return {
    url: service.url,
    async close() {
      await service.close();
      await guarded.close();
    },
  };
}
