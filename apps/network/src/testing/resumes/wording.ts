import type { ResumeLanguage, ResumeTruth, TruthEducation, TruthWork } from './truth.ts';

/** How a résumé writes dates. */
export interface DateStyle {
  /** A date as printed, from `YYYY` or `YYYY-MM`. */
  readonly date: (date: string) => string;
  readonly present: string;
  /** From when to when; `end` is absent for what goes on. */
  readonly period: (start: string, end: string | undefined) => string;
  /** Months are lost in years alone. */
  readonly precision: 'month' | 'year';
}

const monthName = (date: string, language: ResumeLanguage, form: 'long' | 'short') =>
  new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' }).format(new Date(`${date}-15T00:00:00Z`));

const parts = (date: string) => ({ year: date.slice(0, 4), month: date.slice(5, 7) });
const hasMonth = (date: string) => date.length >= 7;

function joined(date: DateStyle['date'], join: string, present: string): DateStyle {
  return {
    date,
    present,
    precision: 'month',
    period: (start, end) => `${date(start)}${join}${end === undefined ? present : date(end)}`,
  };
}

const named = (language: ResumeLanguage, form: 'long' | 'short') => (date: string) =>
  hasMonth(date) ? `${monthName(date.slice(0, 7), language, form)} ${parts(date).year}` : date;

const bareYear = (date: string) => parts(date).year;

/** `Jan 2020 – Present`. */
export const shortMonths = joined(named('en', 'short'), ' – ', 'Present');
/** `January 2020 - current`. */
export const longMonths = joined(named('en', 'long'), ' - ', 'current');
/** `01/2020 - 03/2022`. */
export const numericMonths = (present: string): DateStyle =>
  joined((date) => (hasMonth(date) ? `${parts(date).month}/${parts(date).year}` : date), ' - ', present);
/** `01.2020 – heute`. */
export const dottedMonths = joined(
  (date) => (hasMonth(date) ? `${parts(date).month}.${parts(date).year}` : date),
  ' – ',
  'heute',
);
/** `2020-01 to 2020-12`. */
export const isoMonths = joined((date) => date.slice(0, 7), ' to ', 'now');
/** `2019–2021`. */
export const years: DateStyle = { ...joined(bareYear, '–', 'present'), precision: 'year' };
/** `Sept. '19 – Dec. '21`. */
export const apostropheYears = joined(
  (date) => {
    if (!hasMonth(date)) return date;
    const name = monthName(date.slice(0, 7), 'en', 'long');
    const short = name === 'September' ? 'Sept.' : name.length > 4 ? `${name.slice(0, 3)}.` : name;
    return `${short} ’${parts(date).year.slice(2)}`;
  },
  ' – ',
  'today',
);
/** `since March 2021`, `March 2019 until May 2020`. */
export const sinceMonths: DateStyle = {
  ...joined(named('en', 'long'), ' until ', ''),
  period: (start, end) =>
    end === undefined
      ? `since ${named('en', 'long')(start)}`
      : `${named('en', 'long')(start)} until ${named('en', 'long')(end)}`,
};
/** `janv. 2020 – aujourd’hui`. */
export const frenchMonths = joined(named('fr', 'short'), ' – ', 'aujourd’hui');
/** `enero 2020 - actualidad`. */
export const spanishMonths = joined(named('es', 'long'), ' - ', 'actualidad');
/** `seit Mai 2021`, `März 2019 bis Mai 2020`. */
export const germanMonths: DateStyle = {
  ...joined(named('de', 'long'), ' bis ', 'heute'),
  period: (start, end) =>
    end === undefined
      ? `seit ${named('de', 'long')(start)}`
      : `${named('de', 'long')(start)} bis ${named('de', 'long')(end)}`,
};

/** The truth as exact as its dates are printed. */
export function atPrecision(truth: ResumeTruth, precision: DateStyle['precision']): ResumeTruth {
  const cut = (date: string) => (precision === 'year' ? bareYear(date) : date.slice(0, 7));
  const dated = <T extends Pick<TruthEducation, 'startDate' | 'endDate'>>(each: T): T => ({
    ...each,
    ...(each.startDate && { startDate: cut(each.startDate) }),
    ...(each.endDate && { endDate: cut(each.endDate) }),
  });
  return {
    ...truth,
    work: truth.work.map((each): TruthWork => dated(each)),
    volunteer: truth.volunteer.map((each): TruthWork => dated(each)),
    education: truth.education.map((each) => dated(each)),
  };
}

/** `Leeds, United Kingdom`. */
export const placeText = ({ location }: ResumeTruth['basics']): string =>
  [location?.city, location?.region, location?.country].filter(Boolean).join(', ');

/** How long a position took, as LinkedIn writes it. */
export function durationText(start: string, end: string | undefined): string {
  const number = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1);
  const months = Math.max(1, number(end ?? '2026-11') - number(start) + 1);
  const [wholeYears, rest] = [Math.floor(months / 12), months % 12];
  const words = [
    wholeYears > 0 && `${wholeYears} ${wholeYears === 1 ? 'year' : 'years'}`,
    rest > 0 && `${rest} ${rest === 1 ? 'month' : 'months'}`,
  ];
  return words.filter(Boolean).join(' ');
}
