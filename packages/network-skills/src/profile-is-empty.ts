import type { PersonProfile } from './entities.ts';

/** True when a profile says nothing of work, learning or skills: there is nothing that an answer could compare. A headline alone is nothing. */
export const profileIsEmpty = (profile: PersonProfile): boolean =>
  [
    profile.positions,
    profile.projects,
    profile.volunteering,
    profile.education,
    profile.listedSkills,
    profile.certificates,
  ].every((list) => list.length === 0) && !profile.summary?.trim();
