import { describe, expect, it } from 'vitest';
import { entityTagOf, hasAlready } from './entity-tag.ts';

describe('an entity tag', () => {
  const tag = entityTagOf('{"id":"job-7"}');

  it('is that of the bytes', () => {
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect(entityTagOf('{"id":"job-7"}')).toBe(tag);
    expect(entityTagOf('{"id":"job-8"}')).not.toBe(tag);
  });

  it.each([
    [tag, true],
    [`W/${tag}`, true],
    [`"other", ${tag}`, true],
    ['*', true],
    ['"other"', false],
    [tag.slice(1, -1), false],
    ['', false],
    [undefined, false],
  ])('%s → %s', (header, has) => expect(hasAlready(header, tag)).toBe(has));
});
