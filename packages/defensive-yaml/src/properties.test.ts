import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { card, plan } from './__fixtures__/hard/case.ts';
import { malformedCase, validCase } from './__fixtures__/generate-cases.ts';
import type { Case } from './__fixtures__/generate-cases.ts';
import { hostile } from './__fixtures__/hostile.ts';
import { mutate } from './__fixtures__/mutate.ts';
import { Random } from './__fixtures__/random.ts';
import { refusedCase } from './__fixtures__/refused-cases.ts';
import { heldOutSchemas, schemas } from './__fixtures__/schemas.ts';
import { isSame } from './coerce/outcome.ts';
import { createYamlReader, parseYaml } from './index.ts';
import type { FieldEvent, JsonSchema, ParseResult } from './index.ts';
import { agrees } from './stream/tracker.ts';

const all = { ...schemas, ...heldOutSchemas };

function stream(
  text: string,
  schema: JsonSchema,
  sizes: readonly number[],
): { result: ParseResult; events: FieldEvent[] } {
  const reader = createYamlReader(schema);
  const events: FieldEvent[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    events.push(...reader.push(text.slice(at, at + size)));
    at += size;
  }
  return { result: reader.end(), events };
}

function assertStreams(one: Pick<Case, 'text' | 'schema'>, sizes: readonly number[]): void {
  const { result, events } = stream(one.text, one.schema, sizes);
  expect(result).toEqual(parseYaml(one.text, one.schema));
  if (result.ok && !agrees(result.value, events))
    expect({ text: one.text, events }).toEqual({ text: one.text, value: result.value });
  expect(new Set(events.map(({ path }) => JSON.stringify(path))).size).toBe(events.length);
}

// Counted in cases, not in seconds: other work on the machine must not fail them.
const patient = { timeout: 60_000 };
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('a stream of any pieces', patient, () => {
  it('ends with the value of the whole, and tells nothing else before', () => {
    fc.assert(
      fc.property(seed, sizes, (number, cut) => assertStreams(malformedCase(number, all), cut)),
      { numRuns: 600 },
    );
  });

  it('agrees with a strict reader on valid text', () => {
    fc.assert(
      fc.property(seed, sizes, (number, cut) => assertStreams(validCase(number, all), cut)),
      { numRuns: 600 },
    );
  });

  it('agrees when it is damaged anywhere', () => {
    fc.assert(
      fc.property(seed, sizes, (number, cut) => {
        const one = validCase(number, all);
        assertStreams({ ...one, text: mutate(one.text, new Random(number)) }, cut);
      }),
      { numRuns: 1200 },
    );
  });
});

describe('valid text', patient, () => {
  it('comes back as js-yaml reads it, from either serialiser', () => {
    fc.assert(
      fc.property(seed, (number) => {
        const { text, schema, value } = validCase(number, all);
        const strict = load(text);
        expect(parseYaml(text, schema)).toEqual({ ok: true, value: strict, repairs: [] });
        expect(strict).toEqual(value);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('generated mistakes, with schemas that no rule was made for', patient, () => {
  it('are recovered 99 times of 100, and hardly ever read as something else', () => {
    let [cases, recovered, wrong] = [0, 0, 0];
    for (let number = 0; cases < 2000; number++) {
      const one = malformedCase(900_000_000 + number, heldOutSchemas);
      const result = parseYaml(one.text, one.schema);
      // No repair: the text was valid after all.
      if (result.ok && result.repairs.length === 0) continue;
      cases++;
      if (result.ok && isSame(result.value, one.value)) recovered++;
      else if (result.ok) wrong++;
    }
    expect(recovered / cases).toBeGreaterThanOrEqual(0.99);
    expect(wrong / cases).toBeLessThanOrEqual(0.002);
  });

  it('are refused when what is required is missing or cut off', () => {
    let [cases, accepted] = [0, 0];
    for (let number = 0; cases < 2000; number++) {
      const one = refusedCase(number, all);
      if (!one) continue;
      cases++;
      if (parseYaml(one.text, one.schema).ok) accepted++;
    }
    expect(accepted / cases).toBeLessThanOrEqual(0.005);
  });
});

describe('any text at all', () => {
  it.each(Object.entries(hostile))('takes time in proportion to its length: %s', (_name, make) => {
    const time = (length: number): number => {
      const text = make(length);
      const spent = [0, 1, 2].map(() => {
        const before = process.cpuUsage();
        parseYaml(text, card);
        parseYaml(text, plan);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      return Math.min(...spent);
    };
    // Below some milliseconds the clock decides, not the text.
    expect(time(40_000)).toBeLessThan(Math.max(15 * time(4000), 250));
  });
});
