import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';

const read = async (text: string, kind: 'post' | 'article' = 'post') => {
  const { drafts, left } = await readText(text, { kind, filename: 'x.md' });
  return { value: drafts[0]?.entity.value, left };
};

describe('a post in Markdown', () => {
  it('becomes plain text with its links and mentions', async () => {
    const { value, left } = await read(`---
title: On forms
author: person-amara-okafor
date: 2026-03-04
topics: [accessibility, Nonsense]
mood: good
---
We shipped an **accessible** form, and support
tickets fell by 40%. Thanks @Acme Tools & Sons, and @Nobody Known! See [the study](https://example.org/a_(b)_c "t"),
<https://example.com/b> and https://example.net/c.

- one \`x_y\`
- two with [bad](javascript:alert(1))

> Quoted
> text by @[Acme](company-acme), a@b.example

See [ref][1] and [our article](../articles/on-forms.md).

[1]: https://example.org/ref
`);
    expect(value).toMatchObject({
      title: 'On forms',
      author: 'Amara Okafor',
      authorId: 'person-amara-okafor',
      publishedOn: '2026-03-04',
      text: [
        'We shipped an accessible form, and support tickets fell by 40%. Thanks @Acme Tools & Sons, and @Nobody Known! See the study, https://example.com/b and https://example.net/c.',
        '- one x_y\n- two with bad',
        'Quoted text by @Acme, a@b.example',
        'See ref and our article.',
      ].join('\n\n'),
      links: [
        { url: 'https://example.org/a_(b)_c', text: 'the study' },
        { url: 'https://example.com/b' },
        { url: 'https://example.net/c' },
        { url: 'https://example.org/ref', text: 'ref' },
        { url: '../articles/on-forms.md', text: 'our article', articleId: 'article-on-forms' },
      ],
      mentions: [
        { type: 'company', name: 'Acme Tools & Sons' },
        { type: 'person', name: 'Nobody Known' },
        { type: 'person', name: 'Acme' },
      ],
      topics: [{ id: 'accessibility' }],
    });
    expect(left.map(({ path }) => path)).toEqual(['link javascript:alert(1)', 'mood']);
  });

  it('may have no front matter, and keeps lines that look like one', async () => {
    const { value } = await read('A thought.\n\n---\n\nAnother: one');
    expect(value).toMatchObject({ author: 'Unknown author', text: 'A thought.\n\nAnother: one' });
  });
});

describe('what was taken from a post', () => {
  it.each([
    ['Just text.', ['text']],
    ['# T\n\nSee https://example.org', ['text', 'title', '1 link']],
    ['See https://example.org and https://example.com', ['text', '2 links']],
  ])('%j', async (text, took) => {
    const { drafts } = await readText(text, { kind: 'post', filename: 'x.md' });
    expect(drafts[0]?.took).toEqual(took);
  });
});

describe('an article', () => {
  it('is known by its publisher', async () => {
    const { kind } = await readText('---\ntitle: T\npublisher: P\n---\nText', { filename: 'x.md' });
    expect(kind).toBe('article');
  });

  it('takes its first heading as its title', async () => {
    const { value } = await read('# On *forms*\n\nText\n\n## Part\n\nMore', 'article');
    expect(value).toMatchObject({ title: 'On forms', text: 'Text\n\nPart\n\nMore' });
  });

  it('is refused without a title', async () => {
    await expect(read('Just text', 'article')).rejects.toMatchObject({ code: 'MISSING_FIELD', field: 'title' });
  });
});

describe('broken front matter is refused with its line', () => {
  it.each([
    ['no YAML', '---\ntitle: "half\n---\nText', 'INVALID_FRONT_MATTER'],
    ['a list', '---\n- a\n---\nText', 'INVALID_FRONT_MATTER'],
    ['nothing below', '---\ntitle: T\n---\n', 'EMPTY_FILE'],
  ])('%s', async (_, text, code) => expect(read(text)).rejects.toMatchObject({ code }));
});
