import { isSame } from '../src/coerce/outcome.ts';
import { parseYaml } from '../src/index.ts';
import { malformedCase, validCase } from '../src/__fixtures__/generate-cases.ts';
import { heldOutSchemas, schemas } from '../src/__fixtures__/schemas.ts';
import { compileSchema } from '../src/schema/compile.ts';
import { readStrict } from '../src/read-strict.ts';

const [count = 4000, seed = 1, set = 'own', show = 0, only = ''] = process.argv
  .slice(2)
  .map((part, index) => (index === 2 || index === 4 ? part : Number(part))) as [number, number, string, number, string];
const pool = set === 'held-out' ? heldOutSchemas : schemas;
const limits = { maxLength: 1e6, maxDepth: 64, maxNodes: 1e5 };
const rows = new Map<string, { all: number; right: number; wrong: number }>();
const total = { all: 0, right: 0, wrong: 0 };
let shown = 0;
for (let index = 0; total.all < count; index++) {
  const one = malformedCase(seed * 1_000_003 + index, pool);
  if (readStrict(one.text, compileSchema(one.schema), limits)) continue;
  const result = parseYaml(one.text, one.schema);
  const right = result.ok && isSame(result.value, one.value);
  const wrong = result.ok && !right;
  for (const row of [total, ...new Set(one.classes)].map((name) =>
    typeof name === 'string' ? (rows.get(name) ?? rows.set(name, { all: 0, right: 0, wrong: 0 }).get(name)) : name,
  )) {
    if (!row) continue;
    row.all++;
    if (right) row.right++;
    if (wrong) row.wrong++;
  }
  if (!right && shown < show && (only === '' || one.classes.includes(only as never))) {
    shown++;
    console.log(
      `=== ${one.name} [${one.classes.join(', ')}] ${wrong ? 'WRONG' : 'REFUSED'}\n${one.text.replaceAll('\t', '→').replaceAll('\u00A0', '·')}\n--- wanted ${JSON.stringify(one.value)}`,
    );
    console.log(
      result.ok
        ? `--- got    ${JSON.stringify(result.value)} ~ ${result.repairs.map((r) => r.class).join(',')}`
        : `--- ${result.problems.map(({ message }) => message).join(' ')}`,
    );
  }
}
let harm = 0;
for (let index = 0; index < 2000; index++) {
  const one = validCase(seed * 7919 + index, pool);
  const result = parseYaml(one.text, one.schema);
  if (!result.ok || result.repairs.length > 0 || !isSame(result.value, one.value)) {
    harm++;
    if (harm < 3) console.log('HARM', one.text, JSON.stringify(one.value), JSON.stringify(result));
  }
}
console.table(
  [...rows]
    .sort((a, b) => a[1].right / a[1].all - b[1].right / b[1].all)
    .map(([name, row]) => ({
      class: name,
      cases: row.all,
      recovered: `${((100 * row.right) / row.all).toFixed(2)}%`,
      wrong: `${((100 * row.wrong) / row.all).toFixed(2)}%`,
    })),
);
console.log(
  `${total.all} malformed: recovered ${((100 * total.right) / total.all).toFixed(3)}%, silently wrong ${((100 * total.wrong) / total.all).toFixed(3)}%; harm on 2000 valid: ${harm}`,
);
