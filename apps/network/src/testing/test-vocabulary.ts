import type { SkillEntry } from '../vocabulary/skill-entry.ts';
import { createVocabulary } from '../vocabulary/vocabulary.ts';

const skill = (id: string, name: string, more: Partial<SkillEntry> = {}): SkillEntry => ({
  id,
  name,
  kind: 'technology',
  field: 'software',
  ...more,
});

/** A few skills that stay as they are, whatever becomes of the real vocabulary. */
export const testVocabulary = createVocabulary([
  skill('javascript', 'JavaScript', { synonyms: ['JS', 'ECMAScript'] }),
  skill('react', 'React', { synonyms: ['React.js'], broader: ['javascript'] }),
  skill('html', 'HTML', { synonyms: ['HTML5', 'HTML 5'] }),
  skill('css', 'CSS'),
  skill('c-plus-plus', 'C++'),
  skill('sql', 'SQL'),
  skill('postgresql', 'PostgreSQL', { broader: ['sql'] }),
  skill('budgeting', 'Budget management', { kind: 'method', field: 'finance', synonyms: ['budgeting'] }),
  skill('accessibility', 'Accessibility', { kind: 'knowledge', synonyms: ['a11y', 'accessible design'] }),
  skill('english', 'English', { kind: 'language' }),
]);
