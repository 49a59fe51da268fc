import type { CompanyPage } from '@trellis/network-skills';
import { createFiller } from './fill-template.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { Career, CompanyKind, Culture, World, WorkField } from './world.ts';

/** What every part of a generated network is made from. */
export interface Plan {
  readonly world: World;
  readonly seed: number;
  /** How many people there are. */
  readonly people: number;
  /** The last day on which anything happens, YYYY-MM-DD. */
  readonly today: string;
}

/** People who live in one place and mostly work in one field, and the companies they work for. */
export interface Community {
  readonly number: number;
  readonly field: WorkField;
  readonly culture: Culture;
  /** Such as `Leeds GB`. */
  readonly place: string;
  readonly companies: readonly CompanyPage[];
}

export const peopleEach = 50;
const companiesEach = 6;
/** Neighbours share a field, so that careers lead from one to the next. */
const neighbours = 4;

export const communityCount = ({ people }: Plan): number => Math.ceil(people / peopleEach);

/** The same for the same number, whether others were made before or not. */
export function communityOf(plan: Plan, number: number): Community {
  const { world, seed } = plan;
  const random = createRandom(seed, 'community', number);
  const field = world.fields[Math.floor(number / neighbours) % world.fields.length] as WorkField;
  const culture = random.weighted(world.cultures);
  const place = random.pick(culture.places);
  const companies = Array.from({ length: companiesEach }, (_, index) =>
    makeCompany(plan, {
      index: number * companiesEach + index,
      kind: field.companies[index % field.companies.length],
      place,
    }),
  );
  return { number, field, culture, place, companies };
}

/** Those of the companies that have people of this career. */
export function employersOf(
  { field, at }: Career,
  companies: readonly CompanyPage[],
  of: WorkField,
): readonly CompanyPage[] {
  const fitting = field === of.field && at ? companies.filter(({ industry = '' }) => at.includes(industry)) : companies;
  return fitting.length > 0 ? fitting : companies;
}

/** `Leeds GB` → `Leeds` */
export const cityOf = (place: string): string => place.slice(0, -3);
const regions = new Intl.DisplayNames('en', { type: 'region' });
/** `Leeds GB` → `Leeds, United Kingdom` */
export const placeText = (place: string): string => `${cityOf(place)}, ${regions.of(place.slice(-2))}`;

const sizes = ['11–50', '51–200', '201–500', '501–1,000', '1,001–5,000'];

function makeCompany(
  plan: Plan,
  { index, kind, place }: { index: number; kind: CompanyKind | undefined; place: string },
): CompanyPage {
  if (!kind) throw new Error('a field has no companies');
  const random = createRandom(plan.seed, 'company', index);
  const root = uniqueRoot(plan, index);
  const name = createFiller({ root, place: cityOf(place) }, random)(random.pick(kind.names));
  const fill = createFiller({ root, company: name, place: cityOf(place) }, random);
  return {
    id: `company-g${index}`,
    name,
    industry: kind.industry,
    size: `${random.pick(sizes)} employees`,
    place: placeText(place),
    about: kind.about.map(fill).join(' '),
    values: [...kind.values],
    products: [...kind.products],
    openJobs: [],
    url: `https://company-g${index}.example.com`,
    fictional: true,
  };
}

/** A made-up name that no other company has: its number written in syllables, mixed so that neighbours are not alike. */
function uniqueRoot({ world: { roots }, seed }: Plan, index: number): string {
  const { first, last, before } = roots;
  const simple = first.length * last.length;
  // Multiplied by a number that shares no factor with it, every number still comes once.
  const mixed = ((index % simple) * 611_953 + (seed % simple)) % simple;
  const root = `${first[mixed % first.length]}${last[Math.floor(mixed / first.length)]}`;
  const round = Math.floor(index / simple);
  if (round === 0) return root;
  const words: string[] = [];
  for (let rest = round - 1; rest >= 0; rest = Math.floor(rest / before.length) - 1)
    words.push(before[rest % before.length] as string);
  return `${words.join(' ')} ${root}`;
}

/** A made-up place for schools. */
export const anyRoot = ({ roots }: World, random: Random): string =>
  `${random.pick(roots.first)}${random.pick(roots.last)}`;
