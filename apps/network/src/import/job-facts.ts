import type { JobPosting } from '@trellis/network-skills';

const employmentTypes: Readonly<Record<string, string>> = {
  'full time': 'full-time',
  fulltime: 'full-time',
  'part time': 'part-time',
  parttime: 'part-time',
  contractor: 'contract',
  contract: 'contract',
  temporary: 'temporary',
  temp: 'temporary',
  intern: 'internship',
  internship: 'internship',
  volunteer: 'volunteer',
  'per diem': 'per-diem',
};

/** `FULL_TIME` and `Full time` are one thing; what is not known stays as it is written. */
export function employmentType(words: readonly string[]): string | undefined {
  const types = words.map((word) => {
    const key = word.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
    return Object.hasOwn(employmentTypes, key) ? (employmentTypes[key] as string) : key;
  });
  return [...new Set(types)].filter((type) => type !== '' && type !== 'other').join(', ') || undefined;
}

/** How remote a job is, in the words postings use for it. */
export function remoteness(text: string | undefined): JobPosting['remote'] {
  if (text === undefined) return undefined;
  if (/hybrid|partly|partial/i.test(text)) return 'hybrid';
  if (
    /^(?:full(?:y)?|yes|true|100 ?%|remote)\b|telecommute|fully remote|work from (?:home|anywhere)|remote[- ]first/i.test(
      text,
    )
  )
    return 'yes';
  return /^(?:no|none|false|on-?site|in[- ]office|office)\b/i.test(text) ? 'no' : undefined;
}

const perUnit: Readonly<Record<string, string>> = {
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
};

/** A pay range as a phrase: `USD 50,598–85,053 per year`. */
export function salaryPhrase(pay: {
  readonly currency?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly unit?: string | undefined;
}): string | undefined {
  const amounts = [...new Set([pay.from, pay.to])].filter(
    (amount) => amount !== undefined && Number.isFinite(amount) && amount > 0,
  );
  if (amounts.length === 0) return undefined;
  const range = amounts.map((amount) => new Intl.NumberFormat('en-US').format(amount as number)).join('–');
  const open = pay.from === undefined ? 'up to ' : pay.to === undefined ? 'from ' : '';
  const unit = perUnit[(pay.unit ?? '').toUpperCase()];
  return `${open}${pay.currency ? `${pay.currency} ` : ''}${range}${unit ? ` per ${unit}` : ''}`;
}
