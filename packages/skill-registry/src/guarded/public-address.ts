import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses that no range gives away, though they answer only inside a data centre. */
const internal = new Set(['168.63.129.16']);
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether `address`, IPv4 or IPv6, is one that everybody in the world reaches alike. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (!parsed || parsed.range() !== 'unicast' || internal.has(parsed.toString())) return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/** What an operator allows beside what is public: an address or a range, perhaps at one port only. */
export interface AllowedRange {
  readonly port?: number;
  matches(address: string, port: number): boolean;
}

/** `127.0.0.1`, `10.0.0.0/8`, `127.0.0.1:8080`, `[::1]:8080`. Throws an Error for what is none of these. */
export function parseAllowedRange(text: string): AllowedRange {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? text;
  const [range, bits] = ipaddr.parseCIDR(host.includes('/') ? host : `${host}/${host.includes(':') ? 128 : 32}`);
  const port = digits === undefined ? undefined : Number(digits);
  return {
    ...(port !== undefined && { port }),
    matches(address, connectedPort) {
      const parsed = parseAddress(address);
      if (!parsed || (port !== undefined && port !== connectedPort)) return false;
      return parsed.kind() === range.kind() && parsed.match(range, bits);
    },
  };
}

/** An IPv4 address inside an IPv6 one is the IPv4 address. */
function parseAddress(address: string) {
  const [bare = ''] = address.replace(/^\[|\]$/g, '').split('%', 1);
  return isIP(bare) === 0 ? undefined : ipaddr.process(bare);
}
