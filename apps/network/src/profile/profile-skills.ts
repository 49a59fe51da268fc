import type { PersonProfile, SkillRef } from '@trellis/network-skills';
import { skillsIn } from '../skills-in.ts';
import type { Vocabulary } from '../vocabulary/index.ts';

/** Every skill that a profile names, wherever; each once, those of lists and positions first. */
export function profileSkills(profile: Omit<PersonProfile, 'skills'>, vocabulary: Vocabulary): SkillRef[] {
  const { listedSkills, positions, projects, volunteering, languages } = profile;
  const elsewhere = [
    profile.headline,
    profile.summary,
    ...profile.certificates.map(({ name }) => name),
    ...profile.publications.map(({ name }) => name),
    ...profile.education.flatMap(({ area, courses }) => [area, ...courses]),
  ];
  const skills = [
    ...[...listedSkills, ...positions, ...projects, ...volunteering].flatMap((part) => part.skills),
    ...skillsIn(vocabulary, elsewhere),
    ...languages.flatMap(({ language }) => vocabulary.resolve(language) ?? []),
  ];
  return [...new Map(skills.map(({ id, name }) => [id, { id, name }])).values()];
}
