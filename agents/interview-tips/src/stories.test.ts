import { dossierEntry, jobPosting, personProfile, position, turnTime as now } from '@trellis/network-skills/testing';
import { createDossier } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { prepareInterview } from './interview.ts';
import { readMaterial } from './material.ts';
import { everyStory, isBareTitle, ownWords, storiesFor } from './stories.ts';

const materialOf = (profile: ReturnType<typeof personProfile>, job = jobPosting()) =>
  readMaterial({ dossier: createDossier([dossierEntry('get-job', job), dossierEntry('get-profile', profile)]), now });

const cook = personProfile({
  name: 'Alex Stone',
  headline: 'Cook with a love of bread and long nights',
  summary: 'Alex Stone is from Hull. I have cooked for schools and hospitals. She bakes.',
  positions: [
    position({
      title: 'Head cook of the school kitchen',
      company: 'Elm School',
      highlights: ['Cut the waste of the kitchen by a third', 'Trained two apprentices in four terms'],
    }),
  ],
  certificates: [{ name: 'Food hygiene certificate for kitchen staff' }],
});

describe('a story', () => {
  it('is something that was done, not a title, a certificate or a headline', () => {
    const found = storiesFor(materialOf(cook), 'Head cook of the school kitchen, food hygiene, waste, bread', []);
    expect(found.map(({ quote }) => quote)).not.toContain('Head cook of the school kitchen');
    expect(found.every(({ kind }) => kind === 'position')).toBe(true);
    expect(everyStory(materialOf(cook)).map(({ quote }) => quote)).toEqual(cook.positions[0]?.highlights);
  });

  it.each([
    ['Head cook', 'Head cook at Elm School, since 2020', true],
    ['Tutor', 'volunteering: Tutor at Code Evenings', true],
    ['Head of the kitchen', 'head of the kitchen at Elm School', true],
    ['Cut the waste', 'Head cook at Elm School', false],
  ])('%j in %j is a bare title: %s', (quote, where, is) => {
    expect(isBareTitle({ quote, where })).toBe(is);
  });

  it('serves one question only', () => {
    const job = jobPosting({
      responsibilities: ['Train apprentices in the kitchen', 'Train apprentices', 'Cut waste of the kitchen'],
    });
    const told = prepareInterview(materialOf(cook, job)).flatMap(({ kind, evidence }) =>
      kind === 'role' ? [] : evidence.map(({ quote }) => quote),
    );
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('how members put it themselves', () => {
  it('is a sentence of the summary in which nobody speaks of them by name or as she', () => {
    expect(ownWords(materialOf(cook))?.quote).toBe('I have cooked for schools and hospitals.');
    expect(ownWords(materialOf(personProfile({ summary: 'He bakes bread for the whole of Hull.' })))).toBeUndefined();
    expect(ownWords(materialOf(personProfile()))).toBeUndefined();
  });
});
