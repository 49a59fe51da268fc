import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityStore } from '../storage/entity-store.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { Directory } from './reading.ts';

/** The people and companies that this viewer sees. */
export function createDirectory(store: EntityStore, viewer: Viewer): Directory {
  return {
    find(nameOrId) {
      for (const type of ['company', 'person'] as const) {
        const byId = store.read(viewer, type, nameOrId)?.value;
        if (byId) return { type, id: byId.id, name: byId.name };
      }
      for (const type of ['company', 'person'] as const) {
        const named = store.withFacet(viewer, type, { facet: ['name', normalizeName(nameOrId)], limit: 2 });
        const [only] = named;
        if (only && named.length === 1) return { type, id: only.id, name: only.name };
      }
      return undefined;
    },
  };
}
