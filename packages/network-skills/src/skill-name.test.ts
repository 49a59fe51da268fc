import { describe, expect, it } from 'vitest';
import type { SkillInfo } from './entities.ts';
import { skillInSentence } from './skill-name.ts';
import { skillInfo } from './testing.ts';

describe('the name of a skill inside a sentence', () => {
  it.each<[string, SkillInfo['kind'], string]>([
    ['Digital accessibility', 'knowledge', 'digital accessibility'],
    ['Teaching', 'knowledge', 'teaching'],
    ['Registered nurse licence', 'licence', 'registered nurse licence'],
    ['Learning management systems', 'tool', 'learning management systems'],
    ['Medical-surgical nursing', 'knowledge', 'medical-surgical nursing'],
    ['React', 'technology', 'React'],
    ['Microsoft Excel', 'tool', 'Microsoft Excel'],
    ['Six Sigma', 'method', 'Six Sigma'],
    ['Scrum', 'method', 'Scrum'],
    ['IT support', 'knowledge', 'IT support'],
    ['DevOps', 'method', 'DevOps'],
    ['Spanish', 'language', 'Spanish'],
    ['C#', 'technology', 'C#'],
    ['', 'knowledge', ''],
  ])('%s (%s) → %s', (name, kind, expected) => {
    expect(skillInSentence({ id: 'x', name }, [skillInfo({ id: 'x', name, kind })])).toBe(expected);
  });

  it('keeps a single word whose kind is not known', () => {
    expect(skillInSentence({ id: 'x', name: 'Rust' }, [])).toBe('Rust');
    expect(skillInSentence({ id: 'x', name: 'Heat pumps' }, [])).toBe('heat pumps');
  });
});
