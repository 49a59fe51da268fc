import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { formsArticle, opinionPost, postOf } from './__fixtures__/texts.ts';
import { readMaterial } from './material.ts';
import { peopleOf } from './people.ts';

describe('who is mentioned', () => {
  it('authors first, then everybody else, each once', () => {
    const people = peopleOf(readMaterial(dossierOf({ post: opinionPost, articles: [formsArticle] })));
    expect(people.map(({ name, part, role }) => [name, part, role])).toEqual([
      ['Ilse Brandt', 'author', 'Product designer at Fernhill Bank'],
      ['Noor Haddad', 'author', undefined],
      ['Tomasz Wolny', 'mentioned', 'our lead engineer'],
      ['Fernhill Bank', 'mentioned', undefined],
    ]);
  });

  it.each([
    ['Our nurse manager Ana Ruiz rewrote the rota.', 'Our nurse manager'],
    ['The rota was rewritten by Ana Ruiz, a nurse at Orla Clinic, in May.', 'a nurse at Orla Clinic'],
    ['The rota was rewritten by Ana Ruiz (head of ward 4).', 'head of ward 4'],
    ['Thanks to Ana Ruiz, who rewrote the rota.', 'who rewrote the rota'],
    ['Thanks to Ana Ruiz, Bo Lind and many others.', undefined],
    ['Ana Ruiz rewrote the rota.', undefined],
    ['Yesterday Ruiz, our planner, rewrote the rota.', undefined],
    ['The rota was rewritten.', undefined],
  ])('%s', (text, role) => {
    const post = { ...postOf(text), mentions: [{ type: 'person' as const, name: 'Ana Ruiz' }] };
    const mention = peopleOf(readMaterial(dossierOf({ post }))).find(({ name }) => name === 'Ana Ruiz');
    expect(mention?.role).toBe(role);
  });

  it.each(['.*', '$&', '(', '\\', '', '__proto__', 'x'.repeat(5000)])('survives the name %j', (name) => {
    const post = { ...postOf('A text with (brackets) in it.'), mentions: [{ type: 'company' as const, name }] };
    expect(peopleOf(readMaterial(dossierOf({ post }))).filter(({ part }) => part === 'mentioned').length).toBe(
      name === '' ? 0 : 1,
    );
  });
});
