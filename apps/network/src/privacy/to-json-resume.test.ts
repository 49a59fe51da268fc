import { expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';
import { toJsonResume } from './to-json-resume.ts';

const resume = {
  basics: { name: 'Ada Byron', label: 'Clerk', summary: 'Numbers, read aloud.', location: { city: 'Leeds' } },
  work: [
    { name: 'Acme', position: 'Clerk', startDate: '2020-03', summary: 'Books.', highlights: ['Moved them to SQL.'] },
    { name: 'Tin Works', position: 'Helper', startDate: '2018', endDate: '2020-02', highlights: [] },
  ],
  volunteer: [
    { organization: 'Rowing club', position: 'Treasurer', startDate: '2019', endDate: '2021', highlights: [] },
  ],
  education: [
    { institution: 'Coast College', area: 'Statistics', studyType: 'Bachelor', endDate: '2018', courses: ['SQL'] },
  ],
  skills: [{ name: 'JS', level: 'Good', keywords: ['React'] }],
  certificates: [{ name: 'Data protection', issuer: 'Coast College', date: '2021-06' }],
  languages: [{ language: 'English', fluency: 'Native' }],
  projects: [{ name: 'Tides', description: 'A page of tides in HTML.', highlights: ['Daily'], keywords: ['CSS'] }],
  publications: [{ name: 'Counting ferries', publisher: 'Harbour Notes' }],
};

it('a profile that is exported and read again is the same', async () => {
  const read = async (content: object) => (await readText(content, { kind: 'resume' })).drafts[0]?.entity;
  const first = await read(resume);
  if (first?.kind !== 'person') throw new Error('expected a person');
  const again = await read(toJsonResume({ ...first.value, id: 'person-1' }));
  expect(again).toEqual(first);
});
