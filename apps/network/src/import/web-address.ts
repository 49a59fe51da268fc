import type { RecordReader } from './record-reader.ts';

/** Clients make links of addresses, so `javascript:` and the like must not come in. */
export const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:\/\//i.test(url);

/** The address in a field, if it is one of the web. */
export function webAddress(record: RecordReader, ...names: string[]): string | undefined {
  const url = record.text(...names);
  return url !== undefined && isWebAddress(url) ? url : undefined;
}
