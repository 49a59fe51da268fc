import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { readCompanies, readCourses } from './read-catalogue.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

describe('the companies of a folder', () => {
  it('come from all its YAML files, in the order of their names', () => {
    const folder = folderWith({
      'b.yaml': 'companies:\n  - { id: company-b, name: B }\n',
      'a.yaml': 'companies:\n  - { id: company-a, name: A }\n',
      'notes.md': 'companies',
    });
    expect(readCompanies(folder).map(({ value }) => value.id)).toEqual(['company-a', 'company-b']);
  });

  it('are none when the folder is absent', () => {
    expect(readCompanies(new URL('absent/', folderWith({})))).toEqual([]);
  });

  it('are refused with the name of the file when it holds no list', () => {
    expect(() => readCompanies(folderWith({ 'a.yaml': 'company: A\n' }))).toThrow(
      'companies/a.yaml: expected a list under companies',
    );
  });
});

describe('the courses of a folder', () => {
  const vocabulary = loadVocabulary();

  it('name the skills that they teach', () => {
    const folder = folderWith({ 'a.yaml': 'courses:\n  - { id: course-a, title: A, skills: [sql] }\n' });
    expect(readCourses(folder, vocabulary)).toEqual([
      {
        kind: 'course',
        value: { id: 'course-a', title: 'A', skills: [{ id: 'sql', name: 'SQL' }], fictional: true },
      },
    ]);
  });

  it('are refused with file and course when a skill is unknown', () => {
    const folder = folderWith({ 'a.yaml': 'courses:\n  - { id: course-a, title: A, skills: [juggling-chainsaws] }\n' });
    expect(() => readCourses(folder, vocabulary)).toThrow(
      'courses/a.yaml: course-a: there is no skill juggling-chainsaws in the vocabulary',
    );
  });
});
