import type { PersonProfile } from '@trellis/network-skills';
import { profileSkills } from '../profile/profile-skills.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { isShown, profileFields, showsField } from './visibility.ts';
import type { ProfileField, Relation, Visibility } from './visibility.ts';

/** The part of a profile that somebody of this relation may see; undefined where they may not know that it exists. */
export type VisibleProfile = (
  person: PersonProfile,
  visibility: Visibility,
  relation: Relation,
) => PersonProfile | undefined;

/**
 * The one place where a profile is cut to what its owner shows. It is pure, and built from what is shown rather than by taking away: what
 * follows from other fields (`skills`, and years through `withTenure`) is concluded again from the fields that are left.
 */
export function createVisibleProfile(vocabulary: Vocabulary): VisibleProfile {
  return (person, visibility, relation) => {
    const shows = (field: ProfileField) => showsField(visibility, field, relation);
    if (!isShown(visibility.name, relation)) return undefined;
    if (profileFields.every(shows)) return person;
    const { id, name, headline, summary, place, fictional } = person;
    const list = <F extends ProfileField & keyof PersonProfile>(field: F): PersonProfile[F] | [] =>
      shows(field) ? person[field] : [];
    const visible: Omit<PersonProfile, 'skills'> = {
      id,
      name,
      ...(headline !== undefined && shows('headline') && !repeatsHidden(person, shows) && { headline }),
      ...(summary !== undefined && shows('summary') && { summary }),
      ...(place !== undefined && shows('place') && { place }),
      positions: list('positions'),
      volunteering: list('volunteering'),
      education: list('education'),
      listedSkills: list('listedSkills'),
      certificates: list('certificates'),
      languages: list('languages'),
      projects: list('projects'),
      publications: list('publications'),
      totalYears: shows('positions') ? person.totalYears : 0,
      fictional,
    };
    return { ...visible, skills: profileSkills(visible, vocabulary) };
  };
}

/** A headline that only says a position again ("Nurse", "Nurse at St Anne's") is that position, and hidden with it. */
function repeatsHidden(person: PersonProfile, shows: (field: ProfileField) => boolean): boolean {
  const headline = normalizeName(person.headline ?? '');
  const hidden = (['positions', 'volunteering'] as const).flatMap((field) => (shows(field) ? [] : person[field]));
  return hidden.some(({ title, company }) =>
    [title, company, `${title} at ${company}`, `${title} ${company}`].some((text) => normalizeName(text) === headline),
  );
}
