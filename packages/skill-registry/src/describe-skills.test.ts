import { describe, expect, it } from 'vitest';
import { findItems, getItem, sendNote } from './__fixtures__/test-skills.ts';
import { describeSkills } from './index.ts';

describe('describeSkills', () => {
  it('says what a model needs to choose a skill and to fill it in, and leaves out what changes something', () => {
    expect(describeSkills([getItem, findItems, sendNote])).toMatchInlineSnapshot(`
      "- skill: get-item
        returns: One item.
        use when: A single, known item is meant.
        input:
          itemId: string, required. The id shown with the item
      - skill: find-items
        returns: 'Items that match: several of them.'
        use when: Several items are wanted.
        input:
          words: list of string (at least 1 items), required. Words to look for
          limit: integer (1 to 50), optional. At most so many
          sort: one of "new" | "best", optional. Order
          exact: boolean, optional. Whole words only
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

  it('is empty for no skills', () => {
    expect(describeSkills([sendNote])).toBe('');
  });
});
