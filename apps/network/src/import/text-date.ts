import { toPartialDate } from '../profile/partial-date.ts';

/**
 * A day as pages and letters write it, as `YYYY-MM-DD`: ISO, "12 March 2026", "March 12th, 2026", "12. März 2026", "le 12 mars 2026", "2026年3月12日",
 * "12.03.2026". Names of months are those of `language`, then English ones; of two numbers that could both be a month the first is the day, except in
 * the United States. Undefined for anything less than a day.
 */
export function textDate(text: string, language = 'en'): string | undefined {
  const words = text.trim().slice(0, 80);
  const known = toPartialDate(words.slice(0, 40));
  if (known?.length === 10) return isDay(known) ? known : undefined;
  const languages = [...new Set([language, language.split('-')[0] as string, 'en'])];
  const named = languages.map((each) => byMonthName(words, each)).find((date) => date !== undefined);
  return byNumbers(words, language) ?? named;
}

function byNumbers(text: string, language: string): string | undefined {
  const cjk = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u.exec(text);
  if (cjk) return toDay(cjk[1], cjk[2], cjk[3]);
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(text);
  if (iso) return toDay(iso[1], iso[2], iso[3]);
  const [, first, second, year] = /(?<!\d)(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4})(?!\d)/u.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const monthFirst =
    Number(second) > 12 || (Number(first) <= 12 && /^en(?:-US)?$/iu.test(language) && text.includes('/'));
  // "03/04/2026" in English may be either: only a region tells.
  if (Number(first) <= 12 && Number(second) <= 12 && first !== second && /^en$/iu.test(language)) return undefined;
  return monthFirst ? toDay(year, first, second) : toDay(year, second, first);
}

function byMonthName(text: string, language: string): string | undefined {
  const year = /(?<!\d)((?:19|20|21)\d{2})(?!\d)/u.exec(text)?.[1];
  const day = /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|ª)?(?![\d:%])/iu.exec(text)?.[1];
  if (year === undefined || day === undefined) return undefined;
  const month = (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => monthNames(language).indexOf(stem(word)));
  const found = month.find((index) => index >= 0);
  return found === undefined ? undefined : toDay(year, String((found % 12) + 1), day);
}

const stem = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 12);

/** Twelve long names, then twelve short ones, then those that follow a day ("marca", not "marzec"). */
function monthNames(language: string): string[] {
  const forms: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { day: 'numeric', month: 'long' },
  ];
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat([language, 'en'], { ...form, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => {
      const part = format.formatToParts(new Date(Date.UTC(2026, month, 1))).find(({ type }) => type === 'month');
      return stem((part?.value ?? '').toLowerCase().replaceAll(/[^\p{L}]/gu, ''));
    });
  });
}

function toDay(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date) && date >= '1900';
}
