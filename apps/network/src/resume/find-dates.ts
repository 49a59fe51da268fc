import { fromWords, monthNumber, monthNumbers, presentWords, seasons, sinceWords, toWords } from './words/calendar.ts';

/** From when to when, and where in the line it says so. */
export interface DateRange {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly start?: string;
  readonly end?: string;
  /** It says that it goes on. */
  readonly present: boolean;
  /** A single date rather than two ends. */
  readonly single: boolean;
  /** As it stands in the line, with what belongs to it. */
  readonly text: string;
  readonly index: number;
}

const year = String.raw`(?:19[4-9]\d|20\d\d)`;
const oneOf = (words: readonly string[]) =>
  [...words].sort((a, b) => b.length - a.length || a.localeCompare(b)).join('|');
/** Any word that may be a month: which it is, a table knows. */
const longestMonth = Math.max(...[...monthNumbers.keys()].map((name) => name.length));
const monthWord = String.raw`[\p{L}\p{M}]{3,${longestMonth + 1}}\.?`;

const dateForms = [
  String.raw`${year}[-/.](?:1[0-2]|0?[1-9])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?(?![\d/])`,
  String.raw`(?:(?:3[01]|[12]\d|0?[1-9])[./-])?(?:1[0-2]|0?[1-9])\s?[./-]\s?${year}`,
  String.raw`(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?\.?\s(?:de\s)?)?${monthWord}(?:\s(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?,?\s?(?:(?:de|del|of)\s)?(?:${year}|[’'‘]\d\d)`,
  String.raw`(?:1[0-2]|0[1-9])/\d\d(?![\d/])`,
  String.raw`(?:${oneOf(seasons)})(?:\s(?:term|semester|of))?\s${year}`,
  year,
];
const date = `(?:${dateForms.join('|')})`;
const before = String.raw`(?<![\p{L}\p{N}])`;
const after = String.raw`(?![\p{L}\p{N}]|[-/.]\d)`;
const present = `(?:${oneOf(presentWords)})`;
/** As between dates, but `03/04` is none. */
const dash = String.raw`(?:\s?(?:--?|–|—|−|→|~)\s?|\s(?:${oneOf(toWords)})\s)`;
const joint = String.raw`(?:\s?(?:--?|–|—|−|→|~|\/)\s?|\s(?:${oneOf(toWords)})\s)`;

const range = new RegExp(
  String.raw`${before}(?:(?:${oneOf(fromWords)})\s)?(?<from>${date})${joint}(?:(?<to>${date})|(?<now>${present})|(?<short>\d\d))${after}`,
  'giu',
);
/** `Jan – Mar 2020`. */
const monthRange = new RegExp(
  String.raw`${before}(?<from>${monthWord}|0?[1-9]|1[0-2])(?:${dash})(?<to>${monthWord}\s${year}|(?:0?[1-9]|1[0-2])[/.]${year})${after}`,
  'giu',
);
const since = new RegExp(
  String.raw`${before}(?:${oneOf(sinceWords)})\s(?<from>${date})(?:\s?(?:–|—|-))?${after}`,
  'giu',
);
const open = new RegExp(String.raw`${before}(?<from>${date})\s?(?:–|—|-)(?=\s*(?:$|[\t)|·:,]))`, 'giu');
const single = new RegExp(`${before}(?<from>${date})${after}`, 'giu');
const hasDate = /\d\d/;
const longestLine = 400;

/** The first period of a line, in the ways in which résumés of Western Europe and the Americas write one. */
export function findDates(line: string): DateRange | undefined {
  const text = line.slice(0, longestLine);
  if (!hasDate.test(text)) return undefined;
  return findRange(text) ?? findOpen(text) ?? findSingle(text);
}

function findRange(text: string): DateRange | undefined {
  for (const match of matches(range, text)) {
    const { from = '', to, now, short } = match.groups ?? {};
    const start = toDate(from);
    const end = to !== undefined ? toDate(to) : short !== undefined ? shortEnd(start, short) : undefined;
    if (start === undefined || (end === undefined && now === undefined)) continue;
    return { start, ...(end !== undefined && { end }), present: now !== undefined, single: false, ...spanOf(match) };
  }
  for (const match of matches(monthRange, text)) {
    const { from = '', to = '' } = match.groups ?? {};
    const end = toDate(to);
    const month = /^\d/.test(from) ? Number(from) : monthNumber(from);
    if (end === undefined || month === undefined) continue;
    return { start: `${end.slice(0, 4)}-${two(month)}`, end, present: false, single: false, ...spanOf(match) };
  }
  return undefined;
}

function findOpen(text: string): DateRange | undefined {
  for (const pattern of [since, open])
    for (const match of matches(pattern, text)) {
      const start = toDate(match.groups?.from ?? '');
      if (start !== undefined) return { start, present: true, single: false, ...spanOf(match) };
    }
  return undefined;
}

function findSingle(text: string): DateRange | undefined {
  for (const match of matches(single, text)) {
    const end = toDate(match.groups?.from ?? '');
    if (end !== undefined) return { end, present: false, single: true, ...spanOf(match) };
  }
  return undefined;
}

const spanOf = (match: RegExpExecArray) => ({ text: match[0].trim(), index: match.index });

/** All matches, also those that begin inside a refused one. */
function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  let offset = 0;
  for (let tries = 0; tries < 5; tries += 1) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (!match) return;
    yield match;
    offset = match.index + 1;
  }
}

const two = (number: number | string) => String(number).padStart(2, '0');

/** `2019–21` and `2019/20`. */
function shortEnd(start: string | undefined, short: string): string | undefined {
  if (start?.length !== 4) return undefined;
  const end = `${start.slice(0, 2)}${short}`;
  return Number(end) > Number(start) && Number(end) - Number(start) < 60 ? end : undefined;
}

const isoForm = new RegExp(String.raw`^(${year})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$`);
const numberForm = new RegExp(String.raw`^(?:(\d{1,2})[./-])?(\d{1,2})\s?[./-]\s?(${year})$`);
const shortForm = /^(\d{1,2})\/(\d\d)$/;
const nameForm = new RegExp(
  String.raw`^(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?\s(?:de\s)?)?([\p{L}\p{M}]+)\.?(?:\s(\d{1,2})(?:st|nd|rd|th)?)?,?\s?(?:(?:de|del|of)\s)?(${year}|[’'‘]\d\d)$`,
  'iu',
);

/** A date in the form of the network, as precise as it is written. A day that could be a month (`03/04/2019`) is left away. */
function toDate(text: string): string | undefined {
  if (new RegExp(`^${year}$`).test(text)) return text;
  const iso = isoForm.exec(text);
  if (iso) return join(iso[1], iso[2], iso[3]);
  const numeric = numberForm.exec(text);
  if (numeric)
    return numeric[1] !== undefined && Number(numeric[1]) <= 12 ? numeric[3] : join(numeric[3], numeric[2], numeric[1]);
  const short = shortForm.exec(text);
  if (short) return join(fullYear(short[2] ?? ''), short[1]);
  const named = nameForm.exec(text);
  if (!named) return new RegExp(`${year}$`).exec(text)?.[0];
  const number = monthNumber(named[2] ?? '');
  const whole = named[4]?.length === 4 ? named[4] : fullYear((named[4] ?? '').slice(1));
  if (number !== undefined) return join(whole, String(number), named[1] ?? named[3]);
  return seasons.includes((named[2] ?? '').toLowerCase()) ? whole : undefined;
}

const fullYear = (short: string) => (Number(short) > 50 ? `19${short}` : `20${short}`);

function join(wholeYear: string | undefined, month: string | undefined, day?: string): string | undefined {
  if (wholeYear === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  const hasDay = day !== undefined && Number(day) >= 1 && Number(day) <= 31;
  return `${wholeYear}-${two(month)}${hasDay ? `-${two(day)}` : ''}`;
}
