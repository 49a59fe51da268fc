/** All readers on the same cases, in one run. The peers are installed outside the workspace: they are no dependencies of the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isSame } from '../src/coerce/outcome.ts';
import { createYamlReader, parseYaml } from '../src/index.ts';
import type { Case } from '../src/__fixtures__/generate-cases.ts';
import { malformedCase, validCase } from '../src/__fixtures__/generate-cases.ts';
import { card, plan, refused } from '../src/__fixtures__/hard/case.ts';
import { hardRefusedCases } from '../src/__fixtures__/hard/refused-cases.ts';
import { layoutCases } from '../src/__fixtures__/hard/layout-cases.ts';
import { shapeCases } from '../src/__fixtures__/hard/shape-cases.ts';
import { textCases } from '../src/__fixtures__/hard/text-cases.ts';
import { refusedCase } from '../src/__fixtures__/refused-cases.ts';
import { heldOutSchemas, schemas } from '../src/__fixtures__/schemas.ts';
import { readStrict } from '../src/read-strict.ts';
import { compileSchema } from '../src/schema/compile.ts';
import type { Baml } from './baml-reader.ts';
import { createBamlReader } from './baml-reader.ts';
import { coerceNaively } from './naive-coercion.ts';

const count = Number(process.argv[2] ?? 4000);
const peers = { yaml: '2.9.1', jsonrepair: '3.15.0', '@boundaryml/baml': '0.226.2' };
const folder = join(tmpdir(), 'defensive-yaml-peers');
if (!Object.keys(peers).every((name) => existsSync(join(folder, 'node_modules', name)))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--silent',
      ...Object.entries(peers).map(([name, version]) => `${name}@${version}`),
    ],
    { cwd: folder, stdio: 'inherit' },
  );
}
const installed = createRequire(join(folder, 'package.json'));
const { parseDocument } = installed('yaml') as {
  parseDocument(text: string, options: { logLevel: 'silent' }): { toJS(): unknown };
};
const { jsonrepair } = installed('jsonrepair') as { jsonrepair(text: string): string };
const baml = startBaml();

const limits = { maxLength: 1e6, maxDepth: 64, maxNodes: 1e5 };
const fits = (value: unknown, schema: Case['schema']): boolean => compileSchema(schema).check(value) === null;
const outOfFence = (text: string): string => /```(?:ya?ml|json)?\s*\n([\s\S]*?)```/i.exec(text)?.[1] ?? text;

type Reader = (text: string, schema: Case['schema']) => { value: unknown } | undefined;
const judged =
  (read: Reader): Reader =>
  (text, schema) => {
    try {
      const result = read(text, schema);
      return result && fits(result.value, schema) ? result : undefined;
    } catch {
      return undefined;
    }
  };
const coerced = (value: unknown, schema: Case['schema']): { value: unknown } => ({
  value: coerceNaively(value, schema),
});

const readers: Readonly<Record<string, Reader>> = {
  'js-yaml 5.5.0, strict': judged((text) => ({ value: load(text) })),
  'js-yaml, coerced': judged((text, schema) => coerced(load(text), schema)),
  'js-yaml, fence out, coerced': judged((text, schema) => coerced(load(outOfFence(text)), schema)),
  'yaml 2.9.1, errors ignored, fence out, coerced': judged((text, schema) =>
    coerced(parseDocument(outOfFence(text), { logLevel: 'silent' }).toJS(), schema),
  ),
  'jsonrepair 3.15.0, coerced': judged((text, schema) => coerced(JSON.parse(jsonrepair(text)), schema)),
  ...(baml && { 'BAML 0.226.2': judged(createBamlReader(baml)) }),
  'defensive-yaml': (text, schema) => {
    const result = parseYaml(text, schema);
    return result.ok ? { value: result.value } : undefined;
  },
};

/** A native module: not every machine has a build of it. */
function startBaml(): Baml | undefined {
  process.env['BAML_LOG'] = 'off';
  try {
    return installed('@boundaryml/baml/native') as Baml;
  } catch (error) {
    console.log(`BAML does not run here: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
    return undefined;
  }
}

function* take(make: (seed: number) => Case | undefined): Generator<Case> {
  for (let seed = 0, found = 0; found < count; seed++) {
    const one = make(seed);
    if (!one) continue;
    found++;
    yield one;
  }
}
const broken = (one: Case): Case | undefined =>
  readStrict(one.text, compileSchema(one.schema), limits) ? undefined : one;
const byHand = Object.values({ ...textCases, ...shapeCases, ...layoutCases, ...hardRefusedCases })
  .flat()
  .map(([text, value]) => ({ text, value, schema: /skill|calls/.test(text) ? plan : card }));
const sets = {
  own: [...take((seed) => broken(malformedCase(40_000_000 + seed, schemas)))],
  heldOut: [...take((seed) => broken(malformedCase(50_000_000 + seed, heldOutSchemas)))],
  hand: byHand.filter((one) => one.value !== refused),
  valid: [...take((seed) => validCase(60_000_000 + seed, { ...schemas, ...heldOutSchemas }))],
  refused: [
    ...take((seed) => refusedCase(70_000_000 + seed, { ...schemas, ...heldOutSchemas })),
    ...byHand.filter((one) => one.value === refused),
  ],
};
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(2)}%`;

console.table(
  Object.entries(readers).map(([name, read]) => {
    const score = (cases: readonly { text: string; value: unknown; schema: Case['schema'] }[]): string => {
      let [right, wrong] = [0, 0];
      for (const one of cases) {
        const result = read(one.text, one.schema);
        if (result && isSame(result.value, one.value)) right++;
        else if (result) wrong++;
      }
      return `${percent(right, cases.length)} / ${percent(wrong, cases.length)}`;
    };
    const harm = sets.valid.filter((one) => !isSame(read(one.text, one.schema)?.value, one.value)).length;
    const accepted = sets.refused.filter((one) => read(one.text, one.schema)).length;
    return {
      reader: name,
      'own schemas: recovered / wrong': score(sets.own),
      'held-out schemas': score(sets.heldOut),
      'by hand': score(sets.hand),
      'harm on valid': percent(harm, sets.valid.length),
      'false accept': percent(accepted, sets.refused.length),
    };
  }),
);
console.log(
  `${sets.own.length} + ${sets.heldOut.length} generated, ${sets.hand.length} by hand, ${sets.valid.length} valid, ${sets.refused.length} to refuse`,
);

const calls = Array.from(
  { length: 1200 },
  (_, index) => `  - skill: find-people\n    input: { query: "number ${index}", limit: 3 }\n`,
)
  .join('')
  .slice(0, 64 * 1024);
const text = `calls:\n${calls.slice(0, calls.lastIndexOf('  - skill'))}`;
const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const streaming = (): void => {
  const reader = createYamlReader(plan);
  for (let at = 0; at < text.length; at += 4) reader.push(text.slice(at, at + 4));
  reader.end();
};
for (let round = 0; round < 5; round++) streaming();
const ours = Math.min(...Array.from({ length: 7 }, () => cpu(streaming)));
const every = 128;
const theirs =
  cpu(() => {
    for (let at = 4; at < text.length; at += 4 * every) {
      try {
        load(text.slice(0, at));
      } catch {
        // Most prefixes are no YAML.
      }
    }
  }) * every;
console.log(
  `${text.length} characters in pieces of 4: ours ${ours.toFixed(0)} ms CPU with the end, js-yaml on each prefix ${(theirs / 1000).toFixed(0)} s (every ${every}th measured): ${Math.round(theirs / ours)} times`,
);
