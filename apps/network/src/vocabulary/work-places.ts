import { isPerson } from './people-nouns.ts';

/** Places that are called like the work that is done there. */
const PLACES =
  /^(?:bakery|brewery|dairy|distillery|farm|foundry|garage|hotel|kindergarten|laundry|library|museum|newsroom|nursery|orchard|pharmacy|restaurant|sawmill|shop|supermarket|vineyard|warehouse|waterworks|auction|bank)$/u;
/** Where somebody works, learned or knows his or her way: "three years in a warehouse". */
const WORKS_AT =
  /(?:^\s*(?:(?:an?|the)\s+)?|[,;:•·*\n|/]|[-–—]|\b(?:in|at|of|within|inside|run|running|manage|managing|experience|background|knowledge|and|or)\s+(?:(?:an?|the|our|your|their|this|another)\s+)?(?:[\p{L}-]+\s+)?)\s*$/iu;
const WORK_BEHIND =
  /^\s*(?:[•|/]|(?:work|working|team|staff|management|manager|operations?|experience|background|technician|assistant|operative|operator|practice|systems?|software|trade|industry|sector|degree)\b)/u;

/** True for a place in a story ("the nearest pharmacy"), which says nothing of anybody's work. */
export function isVisited(name: string, before: string, behind: string): boolean {
  const place = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/u, '');
  if (!PLACES.test(name) && !PLACES.test(place)) return false;
  const next = /^\s+(\p{Ll}+)/u.exec(behind)?.[1] ?? '';
  return !WORKS_AT.test(before) && !WORK_BEHIND.test(behind) && !isPerson(next);
}
