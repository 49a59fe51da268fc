import type { Random } from './random.ts';

type Schema = { readonly [keyword: string]: unknown };

const words =
  'data platform engineer review plan cloud system quality product design customer remote berlin metrics python sql docker growth team onboarding search mentor release pipeline budget quarter'.split(
    ' ',
  );
const sentences = [
  'Led a team of six engineers for three years',
  'Strong background in data platforms and search',
  'The candidate has no experience with payments',
  'Works well with remote teams across Europe',
  'Moved the billing system to a new provider last spring',
  'Looks for a role with more responsibility',
];
const awkward = [
  'Note: bring the contract',
  'Re: your offer: still open?',
  'She said "yes" to the plan',
  "It's the team's own budget",
  'Use `npm ci`, not `npm install`',
  '*Important* news for members',
  '@ann will follow up',
  '[Draft] Roadmap for spring',
  '{name} joined the team',
  '#hiring in Berlin',
  '% of users who return',
  '100% remote, no travel',
  'C:\\temp\\report',
  'Match \\d+ digits',
  'D:\\data\\sets',
  '& then some',
  '! urgent request',
  '"Best" is a strong word',
  'a - b # c',
  'yes',
  'null',
  '3.10',
  '02139',
  'true',
  '1e5',
  '12:30',
];

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export function randomText(random: Random, name: string): string {
  if (/id$/i.test(name)) return random.pick(['job-4711', 'a7f3', '00123', 'p-19', '3.10', 'person-amara', '42', 'x_9']);
  if (/postcode|version|phone/.test(name))
    return random.pick(['02139', '3.10', '1.0', '+41 44 123 45 67', '10115', '1_000', '0x1F', 'true']);
  const roll = random.next();
  if (roll < 0.3) return Array.from({ length: random.int(1, 3) }, () => random.pick(words)).join(' ');
  if (roll < 0.5) return capital(random.pick(words));
  if (roll < 0.72) return random.pick(sentences);
  if (roll < 0.88 || !/reasoning|description|comment|notes|story|body|content|summary|suggestion/.test(name))
    return random.pick(awkward);
  return Array.from({ length: random.int(2, 4) }, () =>
    random.pick([
      ...sentences,
      ...sentences,
      'Next: call them',
      '- first point',
      '  indented detail',
      'def run(x): return x',
    ]),
  )
    .join('\n')
    .replace(/^ +/, '');
}

/** A value that fits, made of what people and models write. */
export function randomValue(random: Random, schema: Schema, name = ''): unknown {
  const branches = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (branches) return randomValue(random, random.pick(branches), name);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return random.pick(schema['enum']);
  const type = Array.isArray(schema['type']) ? random.pick(schema['type']) : schema['type'];
  if (type === 'object') {
    const required = schema['required'] as readonly string[];
    return Object.fromEntries(
      Object.entries(schema['properties'] as Record<string, Schema>)
        .filter(([key]) => required.includes(key) || random.chance(0.6))
        .map(([key, child]) => [key, randomValue(random, child, key)]),
    );
  }
  if (type === 'array') {
    const items = schema['items'] as Schema;
    const made = Array.from({ length: random.int(1, 3) }, () =>
      items['type'] === 'string'
        ? randomText(random, random.chance(0.6) ? 'skillId' : name)
        : randomValue(random, items, name),
    );
    return items['enum'] ? [...new Set(made)] : made;
  }
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') {
    const least = (schema['minimum'] as number | undefined) ?? 0;
    const most = (schema['maximum'] as number | undefined) ?? 150_000;
    return type === 'integer' || most > 1
      ? random.int(least, most)
      : Math.round((least + random.next() * (most - least)) * 100) / 100 + 0;
  }
  if (schema['format'] === 'date') return `2026-${random.pick(['01', '06', '11'])}-${random.pick(['03', '17', '28'])}`;
  if (schema['format'] === 'uri') return random.pick(['https://example.com', 'https://example.org/jobs?id=7']);
  return randomText(random, name);
}
