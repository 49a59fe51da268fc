import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { createDossier } from './dossier.ts';
import type { DossierEntry } from './dossier.ts';
import { defineSkill } from './skill.ts';

const skillOfVersion = (version: string) =>
  defineSkill({
    name: 'get-thing',
    version,
    description: 'A thing.',
    useWhen: 'A thing is asked for.',
    effect: 'read',
    input: Type.Object({ id: Type.String() }),
    output: Type.Object({ title: Type.String() }),
    rpc: { service: 'things', method: 'GET', path: '/things/{id}', response: Type.Object({ title: Type.String() }) },
    toRequest: ({ id }) => ({ path: { id } }),
    fromResponse: ({ title }) => ({ title }),
  });

const getThing = skillOfVersion('1.2.0');
const provenance = { skill: 'get-thing', skillVersion: '1.2.0', input: {}, retrievedAt: '2026-01-01T00:00:00Z' };
const failed: DossierEntry = { ...provenance, id: 'a', ok: false, failure: { code: 'TIMEOUT', message: 'slow' } };
const first: DossierEntry = { ...provenance, id: 'b', ok: true, value: { title: 'one' } };
const second: DossierEntry = { ...provenance, id: 'c', ok: true, value: { title: 'two' } };

describe('createDossier', () => {
  it('gives the first success of a skill', () => {
    expect(createDossier([failed, first, second]).get(getThing)).toEqual({ title: 'one' });
  });

  it('lists every entry of a skill, and apart what failed', () => {
    const dossier = createDossier([failed, first]);
    expect(dossier.all(getThing).map((entry) => entry.id)).toEqual(['a', 'b']);
    expect(dossier.missing).toEqual([failed]);
  });

  it('lists a step that was never made only among what is missing', () => {
    const dropped = { ...failed, id: 'd', failure: { code: 'NOT_PLANNED', message: 'unknown field' } } as const;
    const dossier = createDossier([first, dropped]);
    expect(dossier.all(getThing)).toEqual([first]);
    expect(dossier.missing).toEqual([dropped]);
  });

  it('ignores an entry whose id it knows', () => {
    const dossier = createDossier([first]);
    dossier.add({ ...second, id: 'b' });
    expect(dossier.entries).toEqual([first]);
    expect(createDossier([first, { ...second, id: 'b' }]).entries).toEqual([first]);
  });

  it('keeps two majors of a skill apart', () => {
    expect(createDossier([first]).get(skillOfVersion('2.0.0'))).toBeUndefined();
    expect(createDossier([first]).get(skillOfVersion('1.9.9'))).toEqual({ title: 'one' });
  });
});
