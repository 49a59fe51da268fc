import { parseYaml } from '../src/index.ts';
import { refusedCase } from '../src/__fixtures__/refused-cases.ts';
import { heldOutSchemas, schemas } from '../src/__fixtures__/schemas.ts';

const count = Number(process.argv[2] ?? 4000);
for (const [name, pool] of Object.entries({ own: schemas, 'held-out': heldOutSchemas })) {
  let all = 0;
  let accepted = 0;
  for (let seed = 0; all < count; seed++) {
    const one = refusedCase(seed * 31 + 7, pool);
    if (!one) continue;
    all++;
    const result = parseYaml(one.text, one.schema);
    if (!result.ok) continue;
    accepted++;
    if (accepted <= Number(process.argv[3] ?? 0))
      console.log(
        `=== ${one.name}\n${one.text}\n--- ${JSON.stringify(result.value)}  ~ ${result.repairs.map((repair) => repair.class).join(',')}`,
      );
  }
  console.log(`${name}: ${all} that must be refused, accepted ${accepted} (${((100 * accepted) / all).toFixed(2)}%)`);
}
