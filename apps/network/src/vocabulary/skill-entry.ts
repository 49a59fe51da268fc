import { Type } from 'typebox';
import type { Static } from 'typebox';
import { SkillInfo } from '@trellis/network-skills';

const Id = Type.String({ pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', maxLength: 60 });
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '[\\p{L}\\p{N}]' });

/**
 * A skill as it stands in a file under `data/skills`. A synonym that begins with `to ` is a phrase with a verb ("to manage staff"):
 * all forms of the verb are recognised. A name under `ambiguous` is an everyday word or abbreviation, too; it counts only in
 * exact case, and only next to one of the `context` words or in a list with other tools. A `cased` name (React, Flask) is safe
 * wherever it is written in exact case. A phrase under `except` has one of the names in it and means something else ("word of mouth").
 */
export const SkillEntry = Type.Object(
  {
    id: Id,
    name: Name,
    kind: SkillInfo.properties.kind,
    synonyms: Type.Optional(Type.Array(Name)),
    broader: Type.Optional(Type.Array(Id)),
    related: Type.Optional(Type.Array(Id)),
    cased: Type.Optional(Type.Array(Name)),
    ambiguous: Type.Optional(Type.Array(Name)),
    context: Type.Optional(Type.Array(Name)),
    except: Type.Optional(Type.Array(Name)),
  },
  { additionalProperties: false },
);
export type SkillEntry = Static<typeof SkillEntry> & { readonly field: string };

/** A file under `data/skills`: the skills of one field of work. */
export const SkillFile = Type.Object(
  { field: Type.String({ minLength: 1 }), skills: Type.Array(SkillEntry, { minItems: 1 }) },
  { additionalProperties: false },
);
