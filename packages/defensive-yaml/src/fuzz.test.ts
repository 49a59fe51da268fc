import { describe, expect, it } from 'vitest';
import { malformedCase } from './__fixtures__/generate-cases.ts';
import { mutate } from './__fixtures__/mutate.ts';
import { Random } from './__fixtures__/random.ts';
import { heldOutSchemas, schemas } from './__fixtures__/schemas.ts';
import { parseYaml } from './index.ts';
import { compileSchema } from './schema/compile.ts';

const all = { ...schemas, ...heldOutSchemas };

// A file of its own, so that it runs beside the other properties.
describe('any text at all', () => {
  it('is read or refused without a throw, and what is read fits', () => {
    const names = Object.keys(all) as (keyof typeof all)[];
    let read = 0;
    for (let number = 0; number < 20_000; number++) {
      const random = new Random(number);
      const schema = all[random.pick(names)] ?? {};
      const text = mutate(
        number % 4 === 0
          ? String.fromCharCode(...Array.from({ length: 40 }, () => random.int(0, 0xffff)))
          : malformedCase(number, all).text,
        random,
      );
      const result = parseYaml(text, schema);
      const holds = result.ok ? compileSchema(schema).check(result.value) === null : result.problems.length > 0;
      if (!holds) expect(result, text).toBe('a value that fits, or a problem');
      if (result.ok) read++;
    }
    // Most texts were written for another schema; of the others enough are read for the claim to mean something.
    expect(read).toBeGreaterThan(4000);
  }, 120_000);
});
