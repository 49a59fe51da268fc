import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import { freeName, kebabName } from '../import/field-name.ts';
import { listOf, member, textOf } from '../import/json-object.ts';

/** A service that skills name, and where its document says it is. Nothing is ever sent there: a host configures its own address. */
export interface DocumentedService {
  readonly name: string;
  readonly servers: readonly string[];
}

/** Gives each set of servers a service of its own; nearly always there is one. */
export function createServices(document: DocumentView, name: string | undefined) {
  const title = textOf(member(member(document.root, 'info'), 'title')) ?? '';
  const main = name ?? (kebabName(title) || 'service');
  const services = new Map<string, DocumentedService>();
  const names = new Map<string, DocumentedService>();
  const add = (servers: readonly string[], wanted: string): DocumentedService => {
    const key = servers.join(' ');
    const known = services.get(key) ?? { name: freeName(wanted, names, '-'), servers };
    services.set(key, known);
    names.set(known.name, known);
    return known;
  };
  const ofRoot = add(serversOf(document.root) ?? [], main);
  return {
    of({ value, shared }: Operation): DocumentedService {
      const own = serversOf(value) ?? serversOf(shared);
      if (!own) return ofRoot;
      const [first = ''] = own;
      const host = URL.canParse(first) ? new URL(first).hostname.split('.', 1)[0] : '';
      return add(own, kebabName(`${main} ${host}`) || main);
    },
    all: () => [...services.values()],
  };
}

function serversOf(holder: unknown): readonly string[] | undefined {
  const urls = listOf(member(holder, 'servers')).flatMap(
    (server) => textOf(member(server, 'url'))?.slice(0, 300) ?? [],
  );
  return urls.length > 0 ? urls.slice(0, 20) : undefined;
}
