import { Type } from 'typebox';
import type { Static } from 'typebox';

const Id = Type.String({ pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', maxLength: 60 });
const Title = Type.String({ minLength: 1, maxLength: 80, pattern: '[\\p{L}\\p{N}]' });

/** An occupation as it stands in a file under `data/occupations`. */
export const OccupationEntry = Type.Object(
  {
    id: Id,
    name: Title,
    isco: Type.String({ pattern: '^\\d{4}$', description: 'Unit group of ISCO-08' }),
    esco: Type.Optional(
      Type.String({ pattern: '^\\d{4}(?:\\.\\d+)+$', description: 'Code of the same occupation in ESCO' }),
    ),
    synonyms: Type.Optional(Type.Array(Title)),
    broader: Type.Optional(Type.Array(Id)),
    related: Type.Optional(Type.Array(Id)),
    skills: Type.Optional(Type.Array(Id, { description: 'Typical skills: ids of the skill vocabulary' })),
  },
  { additionalProperties: false },
);
export type OccupationEntry = Static<typeof OccupationEntry> & { readonly field: string };

/** A file under `data/occupations`. */
export const OccupationFile = Type.Object(
  { field: Type.String({ minLength: 1 }), occupations: Type.Array(OccupationEntry, { minItems: 1 }) },
  { additionalProperties: false },
);
