/**
 * The vocabulary: how fast skills are found beside a regular expression of all names and a search for each name, what loading costs, and how
 * well titles are found. `node bench/vocabulary.ts`
 */
import { readEntries, SKILLS, loadVocabulary } from '../src/vocabulary/load-vocabulary.ts';
import { loadOccupations } from '../src/vocabulary/occupations/load-occupations.ts';
import { textsOf } from '../src/vocabulary/read-folder.ts';
import { plainNames } from '../src/vocabulary/spellings.ts';
import { benchTexts } from './vocabulary/bench-texts.ts';
import { hasTitleQueries, scoreTitles } from './vocabulary/title-queries.ts';

const cpuMs = <Result>(run: () => Result): { ms: number; result: Result } => {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const fresh = cpuMs(() => loadVocabulary(SKILLS, undefined));
const kept = cpuMs(() => loadVocabulary());
const occupations = cpuMs(() => loadOccupations());
const vocabulary = kept.result;
print(`${vocabulary.all().length} skills, ${vocabulary.occupations.all().length} occupations`);
print(
  `CPU ms: skills from YAML ${round(fresh.ms, 0)}, from the cache ${round(kept.ms, 0)}; occupations ${round(occupations.ms, 0)}`,
);

const { text, source } = benchTexts();
const names = readEntries(textsOf(SKILLS)).flatMap(plainNames);
const finders: Record<string, (part: string) => number> = {
  'the finder': (part) => vocabulary.findSkills(part).length,
  'one regular expression': byExpression(names),
  'a search for each name': bySearch(names),
};
const speeds = Object.entries(finders).map(([name, find]) => ({ name, ...speedOf(find) }));
const base = speeds[0]?.speed ?? 0;
print(`${round(text.length / 1e6)} MB of ${source}, by texts of 4,000 characters`);
for (const { name, speed, found } of speeds)
  print(
    `  ${name.padEnd(24)} ${round(speed)} MB/s, ${found} found, the finder is ${round(base / speed)} times as fast`,
  );
if (hasTitleQueries())
  for (const [name, { queries, recallAt1, recallAt5, kindAt1 }] of Object.entries(scoreTitles(vocabulary.occupations)))
    print(
      `  ${name.padEnd(24)} ${queries} titles: recall@1 ${round(recallAt1, 3)}, @5 ${round(recallAt5, 3)}, same unit group first ${round(kindAt1, 3)}`,
    );

/** Megabytes a second of CPU time, after a warm-up; slow finders see the first part of the text only. */
function speedOf(find: (part: string) => number): { speed: number; found: number } {
  const parts = Array.from({ length: Math.ceil(text.length / 4000) }, (_, index) =>
    text.slice(index * 4000, index * 4000 + 4000),
  );
  for (const part of parts.slice(0, 20)) find(part);
  let found = 0;
  let read = 0;
  const started = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
  while (spent() < 2) {
    for (const part of parts) {
      const hits = find(part);
      if (read < text.length) found += hits;
      read += part.length;
      if (spent() >= 4) break;
    }
  }
  return { speed: read / 1e6 / spent(), found };
}

function byExpression(all: readonly string[]): (part: string) => number {
  const longestFirst = [...new Set(all)].sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  const expression = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'giu');
  return (part) => part.match(expression)?.length ?? 0;
}

function bySearch(all: readonly string[]): (part: string) => number {
  const lower = [...new Set(all.map((name) => name.toLowerCase()))];
  return (part) => {
    const folded = part.toLowerCase();
    let found = 0;
    for (const name of lower)
      for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) found += 1;
    return found;
  };
}
