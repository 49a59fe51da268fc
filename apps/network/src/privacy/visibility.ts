import type { PersonProfile } from '@trellis/network-skills';

/** Who may see a field of a profile; each of them includes the ones after it. */
export const fieldAudiences = ['everyone', 'connections', 'nobody'] as const;
export type FieldAudience = (typeof fieldAudiences)[number];

/** How somebody who looks stands to the person looked at. */
export type Relation = 'self' | 'connection' | 'other' | 'blocked';

/**
 * What a member decides on, field by field. `name` is the profile as a whole: who may not see it learns nothing of the rest, not even that
 * there is somebody. `connections` is the list of connections, which is no part of the profile itself.
 */
export const profileFields = [
  'name',
  'headline',
  'place',
  'summary',
  'positions',
  'volunteering',
  'education',
  'listedSkills',
  'certificates',
  'languages',
  'projects',
  'publications',
  'connections',
] as const;
export type ProfileField = (typeof profileFields)[number];

/** The audience of every field. */
export type Visibility = Readonly<Record<ProfileField, FieldAudience>>;

/** Fields of a profile that nobody decides on: they tell nothing, or follow from those above. */
export type DerivedField = 'id' | 'fictional' | 'skills' | 'totalYears';

/** Fails to compile when a profile has a field that is neither decided on nor derived: a new field must not be visible by accident. */
type Unclassified = Exclude<keyof PersonProfile, ProfileField | DerivedField>;
const everyFieldIsClassified: [Unclassified] extends [never] ? true : Unclassified = true;
void everyFieldIsClassified;

/** The same audience for every field. */
export const uniformVisibility = (audience: FieldAudience): Visibility =>
  Object.fromEntries(profileFields.map((field) => [field, audience])) as Visibility;

/** Whether a field for this audience is shown to somebody of this relation. */
export function isShown(audience: FieldAudience, relation: Relation): boolean {
  if (relation === 'self') return true;
  if (relation === 'blocked') return false;
  return audience === 'everyone' || (audience === 'connections' && relation === 'connection');
}

/** Whether this field is shown. None is where the profile as a whole is not. */
export const showsField = (visibility: Visibility, field: ProfileField, relation: Relation): boolean =>
  isShown(visibility.name, relation) && isShown(visibility[field], relation);
