import type { FlatSchema } from './skill-sheet.ts';
import type { Primitive, SchemaView } from './schema-view.ts';
import { primitiveTypes } from './schema-view.ts';
import { wordsOf } from './field-name.ts';
import { sentence, shortText } from './short-text.ts';

const maxDescription = 200;
const maxValues = 30;
const maxValueLength = 100;
const maxPattern = 60;

/** Formats that a checker knows and a service means. */
const formats = new Set(['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname']);
const numberKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
const sizeKeywords = { string: ['minLength', 'maxLength'], array: ['minItems', 'maxItems'] } as const;

/** What a field is called in words, when nobody described it. */
export const fieldWords = (path: readonly string[]): string => {
  const words = path.flatMap(wordsOf).join(' ');
  return words === '' ? 'A value' : words[0]?.toUpperCase() + words.slice(1);
};

export const isPrimitiveType = (type: SchemaView['type']): type is (typeof primitiveTypes)[number] =>
  (primitiveTypes as readonly string[]).includes(type);

/** The schema of one parameter that is a primitive, with everything a model must know in its description. */
export function primitiveSchema(view: SchemaView, fallback: string): FlatSchema | undefined {
  if (!isPrimitiveType(view.type)) return undefined;
  const { keywords, type } = view;
  const values = view.values?.filter((value) => fits(type, value));
  const isShort = values !== undefined && values.length > 0 && values.length <= maxValues && values.every(isShown);
  const format = keywords['format'];
  return {
    type,
    description: describe(view, fallback),
    ...(isShort && { enum: values }),
    ...(type === 'string' && typeof format === 'string' && formats.has(format) && !isShort && { format }),
    ...(type !== 'string' && type !== 'boolean' && !isShort && numbers(keywords, numberKeywords)),
    ...(type === 'string' && !isShort && sizes(keywords, 'string')),
  };
}

/** What a document calls a value stands in prompts: a name, not a text. */
const isShown = (value: Primitive): boolean => isPlain(String(value), maxValueLength);
const isPlain = (text: string, maxLength: number): boolean => text.length <= maxLength && !/[\p{Cc}\p{Cf}]/u.test(text);

const fits = (type: string, value: Primitive): boolean =>
  type === 'integer' ? Number.isSafeInteger(value) : typeof value === type;

export function listSchema(view: SchemaView, items: FlatSchema, fallback: string): FlatSchema {
  const { description: _inner, ...bare } = items;
  const described = view.description === undefined ? (items.description ?? fallback) : describe(view, fallback);
  return { type: 'array', description: described, items: bare, ...sizes(view.keywords, 'array') };
}

function numbers(keywords: SchemaView['keywords'], names: readonly string[]): Partial<FlatSchema> {
  const found = names.flatMap((name): [string, number][] => {
    const value = keywords[name];
    return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
      ? [[name, value]]
      : [];
  });
  return Object.fromEntries(found);
}

const sizes = (keywords: SchemaView['keywords'], type: 'string' | 'array'): Partial<FlatSchema> => {
  const found = Object.entries(numbers(keywords, sizeKeywords[type]));
  return Object.fromEntries(found.filter(([, size]) => Number.isInteger(size) && (size as number) >= 0));
};

function describe(view: SchemaView, fallback: string): string {
  const text = sentence(shortText(view.description, maxDescription) || fallback);
  const standard = view.keywords['default'];
  const pattern = view.keywords['pattern'];
  const facts = [
    ['string', 'number', 'boolean'].includes(typeof standard) && !/default/i.test(text)
      ? `Default: ${shortText(String(standard), 60) || '""'}.`
      : '',
    typeof pattern === 'string' && isPlain(pattern, maxPattern) && !view.values ? `Must match ${pattern}` : '',
    view.values && view.values.length > maxValues ? `Such as ${suchAs(view.values)}.` : '',
    view.deprecated ? 'Deprecated.' : '',
  ];
  return [text, ...facts].filter((part) => part !== '').join(' ');
}

const suchAs = (values: readonly Primitive[]): string =>
  values
    .slice(0, 5)
    .map((value) => shortText(String(value), 60))
    .join(', ');
