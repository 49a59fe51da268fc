import { components } from './components.ts';
import type { ComponentName } from './components.ts';

/** Names this revision of the catalogue in `createSurface`. Minor revisions only add. */
export const CATALOG_ID = 'https://trellis.example/a2ui/catalogs/answer/1.0';

/** The names of all components of the catalogue. */
export const componentNames = Object.keys(components) as readonly ComponentName[];

/** The catalogue as A2UI v0.9 wants it: a JSON Schema document, plain data. */
export const catalogue = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: CATALOG_ID,
  title: 'Trellis answer catalogue',
  description: 'Components of answers: few, semantic, without layout or brand.',
  catalogId: CATALOG_ID,
  components,
  functions: {},
  $defs: {
    anyComponent: {
      oneOf: componentNames.map((name) => ({ $ref: `#/components/${name}` })),
      discriminator: { propertyName: 'component' },
    },
    anyFunction: false,
    theme: { type: 'object', additionalProperties: false },
  },
} as const;
