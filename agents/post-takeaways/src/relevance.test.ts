import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { announcementPost, designer, emptyProfile, opinionPost, postOf, relations } from './__fixtures__/texts.ts';
import { readMaterial } from './material.ts';
import { relevanceOf } from './relevance.ts';

const of = (given: Parameters<typeof dossierOf>[0]) => relevanceOf(readMaterial(dossierOf(given)));

describe('why it matters', () => {
  it('the same skill first, then what is near, each with where the profile shows it', () => {
    expect(
      of({ post: opinionPost }).ties.map(({ strength, topic, own, shownIn }) => [strength, topic.id, own.id, shownIn]),
    ).toEqual([
      ['same', 'front-end', 'front-end', 'your position as Front-end developer at Harbour Tickets'],
      ['near', 'accessibility', 'front-end', 'your position as Front-end developer at Harbour Tickets'],
    ]);
  });

  it('cites the passage that names the topic, by a synonym too', () => {
    const near = of({ post: opinionPost }).ties.find(({ topic }) => topic.id === 'accessibility');
    expect(near?.where?.sentence.text).toContain('screen reader');
  });

  it('does not take the name of a company for its topic', () => {
    const post = {
      ...postOf('At React Bakers we rise at four. The menu is written in React now.'),
      topics: [{ id: 'react', name: 'React' }],
      mentions: [{ type: 'company' as const, name: 'React Bakers' }],
    };
    expect(of({ post }).ties[0]?.where?.sentence.text).toBe('The menu is written in React now.');
  });

  it('a skill that is useful everywhere counts only when there is nothing else', () => {
    const talk = { id: 'talk', name: 'Presentation' };
    const everywhere = { ...relations[0]!, ...talk, kind: 'transversal' as const, related: [], synonyms: [] };
    const given = { profile: { ...designer, skills: [...designer.skills, talk] }, skills: [...relations, everywhere] };
    const alone = { ...postOf('A good presentation ends early.'), topics: [talk] };
    expect(of({ ...given, post: alone }).ties.map(({ strength }) => strength)).toEqual(['general']);
    const both = { ...opinionPost, topics: [talk, ...opinionPost.topics] };
    expect(of({ ...given, post: both }).ties.map(({ topic }) => topic.id)).toEqual(['front-end', 'accessibility']);
  });

  it('a bridge when nothing is near', () => {
    const post = {
      ...postOf('People try the prototype and think aloud.'),
      topics: [{ id: 'usability', name: 'Usability testing' }],
    };
    const [tie] = of({ post }).ties;
    expect([tie?.strength, tie?.own.id, tie?.via?.id]).toEqual(['bridge', 'front-end', 'accessibility']);
  });

  it('a word of the own job title, when the network lists no topics', () => {
    const profile = {
      ...designer,
      positions: [{ ...designer.positions[0]!, title: 'Senior bakery manager', skills: [] }],
      skills: [],
    };
    const [tie] = of({ post: postOf('Every bakery in town pays more for flour.'), profile }).ties;
    expect([tie?.strength, tie?.own.name]).toEqual(['words', 'Senior bakery manager at Harbour Tickets']);
  });

  it('no tie is an answer', () => {
    expect(of({ post: announcementPost })).toMatchObject({ ties: [], profile: 'read' });
  });

  it.each([
    ['missing', null],
    ['empty', emptyProfile],
  ] as const)('a profile that is %s is said', (state, profile) => {
    expect(of({ post: opinionPost, profile })).toMatchObject({ ties: [], profile: state });
  });

  it('names and pronouns of the member change nothing', () => {
    const renamed = { ...designer, name: 'Fatima Al-Sayed', summary: 'She is a mother of two.' };
    expect(of({ post: opinionPost, profile: renamed, skills: relations })).toEqual(of({ post: opinionPost }));
  });
});
