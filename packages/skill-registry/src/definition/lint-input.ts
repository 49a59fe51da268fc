import type { Skill } from '@trellis/core';
import type { SchemaShape } from './schema-shape.ts';
import { fieldsOf, hasType, isObject, shapeOf, valuesOf, variantsOf } from './schema-shape.ts';
import type { Finding } from './skill-finding.ts';
import { wordsOf } from './words.ts';

const maxParameters = 8;
const maxValues = 30;
/** Names that fit everything and so say nothing. */
const vagueNames = new Set(
  'arg args attributes body content data field fields id identifier ids info input item items key keys num number obj object option options param parameters params payload props thing uuid val value values'.split(
    ' ',
  ),
);
const negative =
  /^(?:no|not|non|without|exclude|disable|disallow|hide|skip|omit|suppress|prevent|ignore|dont|never|is ?not)\b/;
/** Names of which a model takes one for the other. */
const synonyms: readonly (readonly string[])[] = [
  ['limit', 'max', 'maximum', 'count', 'size', 'top', 'per page', 'page size', 'max results', 'take'],
  ['query', 'q', 'search', 'keyword', 'keywords', 'term', 'terms', 'words', 'search text'],
  ['sort', 'order', 'sort by', 'order by', 'ordering'],
  ['page', 'offset', 'cursor', 'skip', 'page number'],
  ['start', 'from', 'since', 'after', 'begin'],
  ['end', 'to', 'until', 'before'],
  ['language', 'lang', 'locale'],
];

/** The parameters that a model fills in. */
export function lintInput({ inputSchema }: Skill): Finding[] {
  const fields = fieldsOf(shapeOf(inputSchema));
  const findings = fields.flatMap(([name, field]) => lintParameter(name, field));
  if (fields.length > maxParameters)
    findings.push({
      code: 'TOO_MANY_PARAMETERS',
      path: 'input',
      message: `${fields.length} parameters; models forget and mix up more than ${maxParameters}`,
      fix: 'Leave out what no question asks for, fix it in toRequest, or make two skills.',
    });
  return [...findings, ...lintSynonyms(fields.map(([name]) => name))];
}

function lintParameter(name: string, field: SchemaShape): Finding[] {
  const path = `input.${name}`;
  const findings: Finding[] = [];
  const add = (code: Finding['code'], message: string, fix: string) => findings.push({ code, path, message, fix });
  const unclear = ambiguity(name);
  if (unclear) add('AMBIGUOUS_NAME', unclear, 'Name what it is: `jobId`, `query`, `limit`.');
  if (typeof field.description !== 'string' || !/\p{L}{2}/u.test(field.description))
    add('UNDESCRIBED_FIELD', 'no description', 'Say what it is and where it comes from: "The id shown with the job".');
  if (hasType(field, 'boolean') && negative.test(spaced(name)))
    add(
      'NEGATIVE_BOOLEAN',
      '`false` would be a double negation',
      'Turn it round: `includeClosed` for `excludeClosed`.',
    );
  const values = valuesOf(field) ?? valuesOf(shapeOf(field.items));
  if (values && values.length > maxValues)
    add(
      'TOO_MANY_VALUES',
      `one of ${values.length} values`,
      `Take text and look it up in toRequest, or offer at most ${maxValues}.`,
    );
  if (!values) findings.push(...lintType(path, field));
  return findings;
}

/** Primitives and lists of them: everything else is written wrong too often. */
function lintType(path: string, field: SchemaShape): Finding[] {
  const variants = variantsOf(field);
  const objects = variants.filter((variant) => isObject(variant));
  if (variants.length > 1 && objects.length > 0)
    return [
      {
        code: 'UNION_OF_OBJECTS',
        path,
        message: 'a choice between objects',
        fix: 'Make a skill for each, or flat parameters.',
      },
    ];
  const inner = variants.flatMap(({ items }) => (items === undefined ? [] : variantsOf(shapeOf(items))));
  const isDeep = inner.some((item) => isObject(item) || hasType(item, 'array'));
  if (objects.length > 0 || isDeep)
    return [
      {
        code: 'NESTED_TOO_DEEP',
        path,
        message: isDeep ? 'a list of lists or objects' : 'an object inside the input',
        fix: 'Make it flat parameters, and put them together in toRequest.',
      },
    ];
  const untyped = [...variants, ...inner].some((one) => one.type === undefined && valuesOf(one) === undefined);
  return untyped ? [{ code: 'UNTYPED_FIELD', path, message: 'no type', fix: 'Say which primitive it is.' }] : [];
}

function ambiguity(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return 'a name that YAML or a reference could misread';
  if (name.length === 1) return 'one letter says nothing';
  return vagueNames.has(name.toLowerCase()) ? `\`${name}\` of what?` : undefined;
}

const spaced = (name: string) => wordsOf(name).join(' ');

function lintSynonyms(names: readonly string[]): Finding[] {
  return synonyms.flatMap((group) => {
    const same = names.filter((name) => group.includes(spaced(name)));
    const [first = '', second] = same;
    if (second === undefined) return [];
    const message = `both \`${first}\` and \`${second}\`: which is which?`;
    return [
      { code: 'SYNONYMOUS_NAMES' as const, path: `input.${second}`, message, fix: 'Keep one, or name the difference.' },
    ];
  });
}
