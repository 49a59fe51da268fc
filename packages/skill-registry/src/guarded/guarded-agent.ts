import type { LookupFunction } from 'node:net';
import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { withSmallReads } from '../small-reads.ts';
import { GuardedFetchError } from './guarded-fetch-error.ts';

export interface GuardedAgentOptions {
  readonly isAllowed: (address: string, port: number) => boolean;
  readonly lookup?: LookupFunction | undefined;
  readonly connectMs: number;
}

/**
 * Connects to allowed addresses and to no others. A name is looked up once, for the connection itself, and every address that it has must
 * be allowed; a literal address is never looked up, so it is checked before; and the address at the other end is checked once more before
 * a byte is sent. Nothing that a name says between two look-ups gets around that.
 */
export function createGuardedAgent({ isAllowed, lookup, connectMs }: GuardedAgentOptions): Agent {
  const connectors = new Map<number, ReturnType<typeof buildConnector>>();
  const connectorFor = (port: number) => {
    const known = connectors.get(port);
    if (known) return known;
    const source = lookup ?? (systemLookup as LookupFunction);
    const connector = buildConnector({
      timeout: connectMs,
      lookup: checkedLookup(source, (address) => isAllowed(address, port)),
    });
    connectors.set(port, connector);
    return connector;
  };
  const checked: ReturnType<typeof buildConnector> = (options, callback) => {
    const hostname = options.hostname.replace(/^\[|\]$/g, '');
    const port = Number(options.port) || (options.protocol === 'http:' ? 80 : 443);
    if (isIP(hostname) !== 0 && !isAllowed(hostname, port)) return callback(blocked(), null);
    return connectorFor(port)(options, (error, socket) => {
      if (error || !socket) return callback(error ?? blocked(), null);
      if (isAllowed(socket.remoteAddress ?? '', port)) return callback(null, socket);
      socket.destroy();
      return callback(blocked(), null);
    });
  };
  return new Agent({ connect: withSmallReads(checked), connections: 4, keepAliveTimeout: 4000, maxHeaderSize: 32_768 });
}

function checkedLookup(lookup: LookupFunction, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const all = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : (found ?? []);
      const [first] = all;
      if (error || !first) return callback(error ?? new Error('no address'), '');
      if (!all.every(({ address }) => isAllowed(address))) return callback(blocked(), '');
      if (options.all === true) return callback(null, all);
      return callback(null, first.address, first.family);
    });
}

const blocked = () => new GuardedFetchError('BLOCKED_ADDRESS', 'the address is not a public one');
