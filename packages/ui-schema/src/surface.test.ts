import { readFileSync } from 'node:fs';
import type { A2uiOperation, UiBlock, UiComponent } from '@trellis/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { CATALOG_ID, catalogue, componentNames, createSurface, ui, validateComponents } from './index.ts';

/** A2UI's own schemas, from the reference implementation; its catalogue placeholder is filled with ours. */
const official = (name: string) =>
  JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.resolve('@a2ui/web_core/v0_9')), 'utf8')) as object;
const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true });
ajv.addSchema(official('common_types.json'));
ajv.addSchema({ ...catalogue, $id: 'https://a2ui.org/specification/v0_9/catalog.json' });
const isMessage = ajv.compile(official('server_to_client.json'));

function assertMessages(operations: readonly A2uiOperation[]): void {
  for (const operation of operations) expect(isMessage(operation) ? [] : isMessage.errors).toEqual([]);
}

/** What a client holds after these operations. */
function shownBy(operations: readonly A2uiOperation[]): UiComponent[] {
  const byId = new Map<string, UiComponent>();
  for (const operation of operations)
    if ('updateComponents' in operation)
      for (const component of operation.updateComponents.components) byId.set(component.id, component);
  return [...byId.values()];
}

const blocks: UiBlock[] = [
  ui.matchTable({
    rows: [
      {
        requirement: 'SQL',
        verdict: 'matched',
        importance: 'must',
        evidence: [{ quote: 'SQL', where: 'CV' }],
        note: 'n',
      },
    ],
  }),
  ui.section({ key: 'next', title: 'Next', body: 'b', items: ['c'] }),
  ui.disclosures({ key: 'questions', title: 'Q', items: [{ title: 'a', body: 'b', points: ['c'] }] }),
  ui.takeaways({ key: 'takeaways', items: [{ text: 'a', quote: 'b', source: 'c', marker: '[1]' }] }),
  ui.notice({ key: 'care', tone: 'caution', text: 'x' }),
  ui.jobCard({ title: 'a', company: 'b', place: 'c', facts: ['d'], url: 'https://example.org' }),
  ui.companyCard({ name: 'a', industry: 'b', size: 'c', place: 'd', about: 'e', url: '/c/1' }),
  ui.profileCard({ name: 'a', headline: 'b', place: 'c', facts: ['d'], url: '/p/1' }),
  ui.postCard({ author: 'a', authorHeadline: 'b', title: 'c', date: '2026-01-01', excerpt: 'd', url: '/x' }),
  ui.articleLinks({ items: [{ title: 'a', source: 'b', date: '2026', summary: 'c', url: 'https://example.org' }] }),
  ui.courses({
    items: [{ title: 'a', provider: 'b', hours: 2, level: 'advanced', teaches: ['c'], url: 'https://example.org' }],
  }),
];

describe('a surface', () => {
  it('is created once, grows in order, and binds texts to the data model', () => {
    const surface = createSurface({ surfaceId: 's-1' });
    expect([surface.open(), surface.addText('m/1'), surface.addBlock(ui.notice({ tone: 'info', text: 'x' }))].flat())
      .toMatchInlineSnapshot(`
      [
        {
          "createSurface": {
            "catalogId": "https://trellis.example/a2ui/catalogs/answer/1.0",
            "surfaceId": "s-1",
          },
          "version": "v0.9",
        },
        {
          "updateComponents": {
            "components": [
              {
                "children": [],
                "component": "Answer",
                "id": "root",
              },
            ],
            "surfaceId": "s-1",
          },
          "version": "v0.9",
        },
        {
          "updateComponents": {
            "components": [
              {
                "component": "Markdown",
                "id": "text--m-1",
                "text": {
                  "path": "/text/m~11",
                },
              },
              {
                "children": [
                  "text--m-1",
                ],
                "component": "Answer",
                "id": "root",
              },
            ],
            "surfaceId": "s-1",
          },
          "version": "v0.9",
        },
        {
          "updateComponents": {
            "components": [
              {
                "component": "Notice",
                "id": "notice",
                "label": "Note",
                "text": "x",
                "tone": "info",
              },
              {
                "children": [
                  "text--m-1",
                  "notice",
                ],
                "component": "Answer",
                "id": "root",
              },
            ],
            "surfaceId": "s-1",
          },
          "version": "v0.9",
        },
      ]
    `);
  });

  it('sends only messages of A2UI v0.9, with components of the catalogue', () => {
    const surface = createSurface({ surfaceId: 's-1' });
    const operations = [
      ...surface.open(),
      ...surface.addText('m-1'),
      ...blocks.flatMap((block) => surface.addBlock(block)),
    ];
    assertMessages(operations);
    expect(validateComponents(shownBy(operations))).toEqual([]);
    expect(shownBy(operations)[0]?.['children']).toEqual(['text--m-1', ...blocks.map(({ key }) => key)]);
  });

  it('replaces a block of a known key where it stands', () => {
    const surface = createSurface({ surfaceId: 's-1' });
    const before = [
      ...surface.open(),
      ...surface.addBlock(ui.notice({ key: 'a', tone: 'info', text: 'old' })),
      ...surface.addText('m'),
    ];
    const again = surface.addBlock(ui.notice({ key: 'a', tone: 'info', text: 'new' }));
    expect(again).toHaveLength(1);
    const shown = shownBy([...before, ...again]);
    expect(shown.find(({ id }) => id === 'root')?.['children']).toEqual(['a', 'text--m']);
    expect(shown.find(({ id }) => id === 'a')?.['text']).toBe('new');
  });

  it('adds a text once, and tells alike ids apart', () => {
    const surface = createSurface({ surfaceId: 's-1' });
    expect(surface.addText('m-1')).toHaveLength(1);
    expect(surface.addText('m-1')).toEqual([]);
    const shown = shownBy([...surface.addText('m_1'), ...surface.addText('m~1/2')]);
    expect(shown.map(({ text }) => text).filter(Boolean)).toEqual([{ path: '/text/m_1' }, { path: '/text/m~01~12' }]);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(3);
  });

  it('carries the data of a block', () => {
    const surface = createSurface({ surfaceId: 's-1' });
    const operations = surface.addBlock({ ...ui.notice({ tone: 'info', text: 'x' }), data: { n: 1 } });
    assertMessages(operations);
    expect(operations[0]).toMatchObject({ updateDataModel: { path: '/blocks/notice', value: { n: 1 } } });
  });

  const text = 'The words, *all* of them';
  const leaf = (id: string, children?: string[]) => ({ id, component: 'Stack', children: children ?? [] });
  it.each<[string, UiBlock]>([
    ['no components', { key: 'a', components: [], text }],
    ['another root', { key: 'a', components: [leaf('b')], text }],
    ['foreign ids', { key: 'a', components: [leaf('a', ['root']), leaf('root')], text }],
    ['an id twice', { key: 'a', components: [leaf('a'), leaf('a')], text }],
    ['a missing child', { key: 'a', components: [leaf('a', ['a-1'])], text }],
    ['a cycle', { key: 'a', components: [leaf('a', ['a-1']), leaf('a-1', ['a'])], text }],
    ['the key root', { key: 'root', components: [leaf('root')], text }],
    ['the ids of another block', { key: 'taken-1', components: [leaf('taken-1')], text }],
    [
      'too deep a tree',
      {
        key: 'a',
        components: Array.from({ length: 20 }, (_, n) => leaf(n === 0 ? 'a' : `a-${n}`, n < 19 ? [`a-${n + 1}`] : [])),
        text,
      },
    ],
  ])('shows the text of a block with %s', (_, block) => {
    const surface = createSurface({ surfaceId: 's-1' });
    const before = [
      ...surface.open(),
      ...surface.addBlock({ key: 'taken', components: [leaf('taken', ['taken-1']), leaf('taken-1')], text }),
    ];
    const shown = shownBy([...before, ...surface.addBlock(block)]);
    expect(validateComponents(shown)).toEqual([]);
    expect(shown.at(-1)).toMatchObject({ component: 'Markdown', text: 'The words, \\*all\\* of them' });
  });
});

describe('the catalogue', () => {
  it('is plain JSON under its own id', () => {
    expect(CATALOG_ID).toMatch(/^https:\/\/.*\/answer\/1\.0$/);
    expect(JSON.parse(JSON.stringify(catalogue))).toMatchObject({ $id: CATALOG_ID, catalogId: CATALOG_ID });
  });

  it('lists its components', () => {
    expect(componentNames.join(' ')).toBe(
      'Answer Section Stack Disclosure Headline Markdown Notice MatchTable Citation CardList ArticleLink ProfileCard JobCard CompanyCard PostCard CourseCard Suggestions Suggestion Progress',
    );
  });

  it('compiles in strict mode', () => {
    const strict = new Ajv2020({
      strict: true,
      discriminator: true,
      keywords: ['catalogId', 'components', 'functions'],
    });
    expect(() => strict.compile({ ...catalogue, oneOf: catalogue.$defs.anyComponent.oneOf })).not.toThrow();
  });

  it.each<[UiComponent, string]>([
    [{ id: 'a', component: 'Chart' }, 'a: no component "Chart" in the catalogue'],
    [{ id: 'a', component: '__proto__' }, 'a: no component "__proto__" in the catalogue'],
    [
      { id: 'a', component: 'Notice', tone: 'loud', label: 'x', text: 'y' },
      'a: /tone must be equal to one of the allowed values',
    ],
    [{ id: 'a', component: 'Progress' }, 'a: / must have required properties text'],
    [{ id: 'a', component: 'Stack', children: ['b'] }, 'a: its child "b" is not there'],
    [{ id: 'a', component: 'Stack', children: ['a'] }, 'a: deeper than 16, or within itself'],
    [{ id: 'a', component: 'Progress', text: 'x', fallback: 'b' }, 'a: its child "b" is not there'],
    [{ id: 'a', component: 'JobCard', title: 'x', url: 'javascript:x' }, 'a: /url must match pattern'],
  ])('refuses %j', (component, message) => {
    expect(
      validateComponents([component])
        .map((problem) => `${problem.id}: ${problem.message}`)
        .join('\n'),
    ).toContain(message);
  });
});
