import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { findItems, getItem, sendNote } from './__fixtures__/test-skills.ts';
import { describeSkills } from './index.ts';

describe('describeSkills', () => {
  it('says what a model needs to choose a skill and to fill it in, and leaves out what changes something', () => {
    expect(describeSkills([getItem, findItems, sendNote])).toMatchInlineSnapshot(`
      "- skill: get-item
        returns: One item.
        when: A single, known item is meant.
        input:
          itemId: string. The id shown with the item
        ids: id, url
      - skill: find-items
        returns: 'Items that match: several of them.'
        when: Several items are wanted.
        input:
          words: list of string (at least 1 items). Words to look for
          limit: integer (1 to 50), optional. At most so many
          sort: one of "new" | "best", optional. Order
          exact: boolean, optional. Whole words only
        ids: ids
      "
    `);
  });

  it('describes the newest of two majors, in the place of the first', () => {
    const newer = { ...getItem, version: '10.0.0', description: 'Newer.' };
    const older = { ...getItem, version: '9.0.0', description: 'Older.' };
    const text = describeSkills([older, findItems, newer]);
    expect(text).toMatch(/^- skill: get-item\n {2}returns: Newer\./);
    expect(text).not.toContain('Older.');
  });

  it('says what is deprecated, slow or expensive, and puts the deprecated last', () => {
    const old = { ...getItem, name: 'read-item', deprecation: { since: '1.1.0', use: 'get-item' } };
    const dear = { ...getItem, latency: 'slow' as const, cost: 'expensive' as const };
    expect(describeSkills([old, dear]).split('\n').slice(0, 4).join('\n')).toBe(
      '- skill: get-item\n  returns: One item.\n  when: A single, known item is meant.\n  care: slow, expensive',
    );
    expect(describeSkills([old, dear])).toMatch(/- skill: read-item\n.*\n.*\n {2}deprecated: use get-item\n/);
  });

  it('names the ids in a result, as references to them are written', () => {
    const Ref = Type.Object({ id: Type.String(), name: Type.String(), deeper: Type.Object({ id: Type.String() }) });
    const output = Type.Object({ title: Type.String(), authorId: Type.String(), tags: Type.Array(Ref), links: Ref });
    expect(describeSkills([{ ...getItem, outputSchema: output }])).toMatch(/ids: authorId, tags\.id, links\.id\n$/);
  });

  it('is empty for no skills', () => {
    expect(describeSkills([sendNote])).toBe('');
  });
});
