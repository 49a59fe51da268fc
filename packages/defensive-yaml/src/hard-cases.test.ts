import { describe, expect, it } from 'vitest';
import { card, plan, refused } from './__fixtures__/hard/case.ts';
import { layoutCases } from './__fixtures__/hard/layout-cases.ts';
import { hardRefusedCases } from './__fixtures__/hard/refused-cases.ts';
import { shapeCases } from './__fixtures__/hard/shape-cases.ts';
import { textCases } from './__fixtures__/hard/text-cases.ts';
import { createYamlReader, parseYaml } from './index.ts';

const groups = Object.entries({ ...textCases, ...shapeCases, ...layoutCases, ...hardRefusedCases });

describe.each(groups)('%s', (_rule, cases) => {
  it.each(cases)('%j', (text, expected) => {
    const schema = /skill|calls/.test(text) ? plan : card;
    const result = parseYaml(text, schema);
    if (expected === refused) expect(result).toMatchObject({ ok: false });
    else expect(result).toMatchObject({ ok: true, value: expected });
    if (result.ok) expect(result.value).toEqual(expected);
    else expect(result.problems[0]?.message).toMatch(/expected .+, seen .+\.$/s);
    const reader = createYamlReader(schema);
    for (const character of text) reader.push(character);
    expect(reader.end()).toEqual(result);
  });
});

it('there are at least 200 of them', () => {
  expect(groups.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(200);
});
