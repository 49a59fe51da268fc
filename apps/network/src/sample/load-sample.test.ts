import { describe, expect, it } from 'vitest';
import { createEntityCheck } from '../check-entity.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { readSample } from './load-sample.ts';

const entities = await readSample(loadVocabulary());

describe('the sample', () => {
  it.each(entities.map((entity) => [`${entity.kind} ${entity.value.id}`, entity] as const))(
    '%s is what the API promises, and marked as fictional',
    (_, entity) => {
      expect(() => createEntityCheck()(entity)).not.toThrow();
      expect(entity.value.fictional).toBe(true);
    },
  );

  it('gives every id once', () => {
    const ids = entities.map(({ value }) => value.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has requirements literally in the text of their jobs', () => {
    const requirements = entities.flatMap(({ kind, value }) =>
      kind === 'job' ? value.requirements.map(({ text }) => ({ text, isLiteral: value.text.includes(text) })) : [],
    );
    expect(requirements.length).toBeGreaterThan(50);
    expect(requirements.filter(({ isLiteral }) => !isLiteral)).toEqual([]);
  });
});
