import type { CompanyPage } from '@trellis/network-skills';
import type { Random } from './random.ts';
import { monthOf } from './timeline.ts';
import type { Month } from './timeline.ts';
import type { Career } from './world.ts';

/** One job in a life. */
export interface Stage {
  readonly career: Career;
  readonly step: number;
  readonly title: string;
  readonly company: CompanyPage;
  readonly start: Month;
  /** Absent: it goes on. */
  readonly end?: Month;
}

interface PathOptions {
  readonly career: Career;
  /** What they did before, where they changed. */
  readonly earlier?: Career | undefined;
  /** Months of working life until today. */
  readonly months: number;
  readonly today: string;
  /** Where people of this place and career work. */
  readonly employers: (career: Career) => readonly CompanyPage[];
  /** Where they may have worked before. */
  readonly elsewhere: (career: Career) => readonly CompanyPage[];
  readonly random: Random;
}

const mostStages = 9;
const changeAfter: readonly [number, number] = [24, 96];

/**
 * A working life up to today, oldest first: titles rise, promotions may stay in the house, there may be a gap between two jobs, and what
 * goes on goes on at a company of the place.
 */
export function careerPath(options: PathOptions): readonly Stage[] {
  const { career, earlier, months, today, random } = options;
  const now = monthOf(today);
  const stages: Stage[] = [];
  let start = now - months;
  if (earlier && months > changeAfter[0]) {
    const end = Math.min(start + random.whole(...changeAfter), now - 6);
    start = addStages(stages, { ...options, career: earlier, from: start, until: end, isLast: false });
  }
  addStages(stages, { ...options, career, from: start, until: now, isLast: true });
  return stages;
}

/** When the next job may begin. */
function addStages(stages: Stage[], options: PathOptions & { from: Month; until: Month; isLast: boolean }): Month {
  const { career, until, isLast, random } = options;
  let { from: start } = options;
  let step = 0;
  let company: CompanyPage | undefined;
  while (start < until && stages.length < mostStages) {
    const {
      title,
      years: [least = 1, most = 3],
    } = career.titles[step] ?? { title: [], years: [] };
    const planned = start + random.whole(Math.round(least * 12), Math.round(most * 12));
    const isCurrent = isLast && (planned >= until || stages.length === mostStages - 1);
    const isStill = isCurrent && !random.chance(0.06);
    const end = isCurrent ? until - random.whole(1, 5) : Math.min(planned, until);
    company = nextCompany(options, company, isCurrent);
    const stage = { career, step, title: random.pick(title), company, start };
    stages.push(isStill ? stage : { ...stage, end: Math.max(start + 1, end) });
    if (isCurrent) break;
    step = Math.min(step + (random.chance(0.8) ? 1 : 0), career.titles.length - 1);
    start = end + (random.chance(0.12) ? random.whole(3, 15) : 1);
  }
  return start;
}

function nextCompany(
  { career, random, ...options }: PathOptions,
  before: CompanyPage | undefined,
  isCurrent: boolean,
): CompanyPage {
  const [employers, elsewhere] = [options.employers(career), options.elsewhere(career)];
  if (before && random.chance(0.4) && (!isCurrent || employers.includes(before))) return before;
  const others = (isCurrent || elsewhere.length === 0 || random.chance(0.5) ? employers : elsewhere).filter(
    (company) => company !== before,
  );
  // The first of a place are its large ones.
  return others[Math.floor(random.fraction() ** 1.7 * others.length)] ?? random.pick(employers);
}
