import { toPartialDate } from '../profile/partial-date.ts';

/** From when to when, and what else stands in the line. */
export interface Period {
  readonly start?: string;
  readonly end?: string;
  readonly present: boolean;
  readonly rest: string;
}

const date = String.raw`(?:\p{L}{3,9}\.?\s+\d{4}|\d{1,2}[/.]\d{4}|\d{4}[-/.]\d{2}|\d{4})`;
const present = String.raw`present|current|now|today|ongoing|date|heute`;
const range = new RegExp(String.raw`\(?\b(${date})\s*(?:-|–|—|to|until|bis)\s*(${date}|${present})\b\)?`, 'iu');
const single = new RegExp(String.raw`(?:^|[\s(,|–—-])(?:since\s+(${date})|(${date}))\)?\s*$`, 'iu');

const leading = new RegExp(String.raw`^(?:since\s+(${date})|(${date}))(?:\s*[:|–—-]\s+|\s{2,}|\t)(?=\S)`, 'iu');

/** The dates of a line such as `Developer, Acme (Mar 2019 – present)`. Undefined when there are none. */
export function findPeriod(line: string): Period | undefined {
  const found = range.exec(line);
  if (found) {
    const [whole, from = '', to = ''] = found;
    const start = toPartialDate(from);
    const end = toPartialDate(to);
    const isOpen = new RegExp(`^(?:${present})$`, 'i').test(to);
    if (start === undefined || (end === undefined && !isOpen)) return undefined;
    return { start, ...(end !== undefined && { end }), present: isOpen, rest: restOf(line, whole) };
  }
  const one = single.exec(line) ?? leading.exec(line);
  const [whole = '', since, year] = one ?? [];
  const moment = toPartialDate(since ?? year ?? '');
  if (moment === undefined) return undefined;
  return since === undefined
    ? { end: moment, present: false, rest: restOf(line, whole) }
    : { start: moment, present: true, rest: restOf(line, whole) };
}

/** Wide gaps stay: they part columns. */
const restOf = (line: string, period: string) =>
  line.replace(period, '   ').replace(/^[\s,;:|–—-]+|[\s,;:|(–—-]+$/g, '');
