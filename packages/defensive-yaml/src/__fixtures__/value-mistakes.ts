import type { MistakeClass } from '../mistake-classes.ts';
import type { Override } from './emit.ts';
import type { Random } from './random.ts';
import type { Site } from './sites.ts';

/** A way to write one value wrongly without losing any of it. */
export interface ValueMistake {
  readonly name: string;
  readonly class: MistakeClass;
  /** Undefined where it does not apply. */
  write(site: Site, random: Random): Override | undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const oneLine = (site: Site): string | undefined =>
  isText(site.value) && !site.value.includes('\n') && site.value !== '' && site.schema['type'] === 'string'
    ? site.value
    : undefined;
const camel = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const title = (key: string): string =>
  snake(key)
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');

function typo(word: string, random: Random): string {
  const at = random.int(1, word.length - 2);
  const roll = random.next();
  if (roll < 0.4) return word.slice(0, at) + word.slice(at + 1);
  if (roll < 0.7 && word[at] !== word[at + 1])
    return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return word.slice(0, at) + (word[at] ?? '') + word.slice(at);
}

const plainSafe = (text: string): boolean => !/^\s|\s$|\s#|^#\s|:\s*$/.test(text);
const mistake = (name: string, kind: MistakeClass, write: ValueMistake['write']): ValueMistake => ({
  name,
  class: kind,
  write,
});
const raw = (text: string | undefined): Override | undefined => (text === undefined ? undefined : { raw: text });
const when = <T>(condition: boolean, result: T): T | undefined => (condition ? result : undefined);

const textMistakes: readonly ValueMistake[] = [
  mistake('colon', 'colon-in-text', (site) => {
    const text = oneLine(site);
    return raw(text && /: /.test(text) && /^[A-Za-z]/.test(text) && plainSafe(text) ? text : undefined);
  }),
  mistake('indicator', 'indicator-at-start', (site) => {
    const text = oneLine(site);
    return raw(
      text &&
        /^[*@`%&!#[{]/.test(text) &&
        !/^[[{][^\]}]*[\]}]$/.test(text) &&
        !text.startsWith('# ') &&
        plainSafe(text.slice(1))
        ? text
        : undefined,
    );
  }),
  mistake('inner quotes', 'inner-quotes', (site) => {
    const text = oneLine(site);
    return raw(text && /^[A-Za-z].*\w "\w+" \w/.test(text) ? `"${text}"` : undefined);
  }),
  mistake('text after quote', 'text-after-quote', (site) =>
    raw(oneLine(site) && /^"[^"]+" \w/.test(String(site.value)) ? String(site.value) : undefined),
  ),
  mistake('unclosed', 'unclosed-quote', (site) => {
    const text = oneLine(site);
    const last = site.siblings.at(-1) === site.key;
    return raw(text && !last && !site.inList && /^[\w ,.-]+$/.test(text) ? `"${text}` : undefined);
  }),
  mistake('apostrophe', 'apostrophe', (site) =>
    raw(oneLine(site)?.includes("'") && !String(site.value).startsWith("'") ? `'${String(site.value)}'` : undefined),
  ),
  mistake('escaped apostrophe', 'bad-escape', (site) =>
    raw(
      oneLine(site)?.includes("'") && !/["\\]/.test(String(site.value))
        ? `"${String(site.value).replaceAll("'", "\\'")}"`
        : undefined,
    ),
  ),
  mistake('backslash', 'bad-escape', (site) =>
    raw(/\\(?![abefnrtuvxUN0_LP"\\/ ])/.test(oneLine(site) ?? '') ? `"${String(site.value)}"` : undefined),
  ),
  mistake('unquoted', 'unquoted-text', (site) =>
    raw(
      oneLine(site) && /^(?:[\d.+_x]+|true|yes|1e5|12:30)$/.test(String(site.value)) ? String(site.value) : undefined,
    ),
  ),
  mistake('missing block', 'missing-block', (site) => {
    if (!isText(site.value) || !site.value.includes('\n') || !/: /.test(site.value) || site.inList) return undefined;
    return { lines: site.value.split('\n').map((line) => `  ${line}`) };
  }),
  mistake('flat block', 'block-indentation', (site) => {
    if (!isText(site.value) || !site.value.includes('\n') || site.inList || /\n\n|^-|\n-/.test(site.value))
      return undefined;
    return { raw: `|-\n${site.value}` };
  }),
  mistake('header text', 'block-header-text', (site) => {
    if (!isText(site.value) || !site.value.includes('\n') || site.inList) return undefined;
    const [first, ...rest] = site.value.split('\n');
    return { separator: `: |- ${first ?? ''}`, lines: rest.map((line) => `  ${line}`) };
  }),
  mistake('smart quotes', 'smart-quotes', (site) =>
    raw(
      oneLine(site) && !/["“'\\]/.test(String(site.value)) && site.schema['format']
        ? `“${String(site.value)}”`
        : undefined,
    ),
  ),
];

const typedMistakes: readonly ValueMistake[] = [
  mistake('quoted number', 'quoted-value', ({ value }) => raw(typeof value === 'number' ? `"${value}"` : undefined)),
  mistake('quoted boolean', 'quoted-value', ({ value }) =>
    raw(typeof value === 'boolean' ? `"${String(value)}"` : undefined),
  ),
  mistake('boolean word', 'boolean-word', ({ value }, random) =>
    raw(
      typeof value === 'boolean'
        ? random.pick(value ? ['yes', 'Yes', 'on', 'Y'] : ['no', 'No', 'off', 'N'])
        : undefined,
    ),
  ),
  mistake('thousands', 'number-format', ({ value }) =>
    raw(typeof value === 'number' && value >= 1000 ? value.toLocaleString('en-US') : undefined),
  ),
  mistake('currency', 'number-format', ({ value }, random) =>
    raw(
      typeof value === 'number' && value >= 100
        ? random.pick([`$${value.toLocaleString('en-US')}`, `${value} USD`, `€${value}`])
        : undefined,
    ),
  ),
  mistake('unit', 'number-unit', ({ value }, random) =>
    raw(
      typeof value === 'number'
        ? `${value}${random.pick([' minutes', ' years', '%', ' hours', ' people'])}`
        : undefined,
    ),
  ),
  mistake('enum case', 'enum-form', ({ value, schema }, random) => {
    if (!Array.isArray(schema['enum']) || !isText(value)) return undefined;
    const other = random.pick([
      value.toUpperCase(),
      title(value),
      value.replaceAll('_', ' '),
      value.replaceAll('_', '-'),
      `${value}.`,
      `**${value}**`,
    ]);
    return raw(other === value ? undefined : other);
  }),
  mistake('enum typo', 'enum-spelling', ({ value, schema }, random) => {
    if (!Array.isArray(schema['enum']) || !isText(value) || value.length < 5) return undefined;
    const other = typo(value, random);
    return raw(schema['enum'].includes(other) || other === value ? undefined : other);
  }),
  mistake('comma', 'trailing-comma', ({ value }) =>
    raw(typeof value === 'number' || typeof value === 'boolean' ? `${String(value)},` : undefined),
  ),
  mistake('next line', 'missing-block', (site) =>
    when(typeof site.value === 'number' && !site.inList, {
      lines: [`"${String(site.value)}"`].map((line) => `    ${line}`),
    }),
  ),
];

const keyMistakes: readonly ValueMistake[] = [
  mistake('key form', 'key-form', ({ key }, random) => {
    const other = random.pick([camel(key), snake(key), title(key), key.toUpperCase(), snake(key).replaceAll('_', '-')]);
    return when(key !== '' && other !== key, { key: other });
  }),
  mistake('key typo', 'key-spelling', ({ key }, random) => {
    if (key.length < 5) return undefined;
    const other = typo(key, random);
    return when(other !== key, { key: other });
  }),
  mistake('bold key', 'decorated-key', ({ key }, random) =>
    when(key !== '', { key: random.pick([`**${key}**`, `\`${key}\``, `*${key}*`]) }),
  ),
  mistake('no space', 'missing-space', (site) =>
    when(site.key !== '' && !isContainer(site.value) && !String(site.value).includes('\n'), { separator: ':' }),
  ),
  mistake('equals', 'separator', (site, random) =>
    when(site.key !== '' && !isContainer(site.value) && !String(site.value).includes('\n'), {
      separator: random.pick([' = ', '=', '：', ' => ']),
    }),
  ),
];

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;

const json = (value: unknown, random: Random): string => {
  let text = JSON.stringify(value, null, random.chance(0.5) ? 1 : 0).replace(/\n\s*/g, ' ');
  const roll = random.next();
  if (roll < 0.25) text = text.replace(/([\]}])$/, ',$1');
  else if (roll < 0.45)
    text = text.replaceAll(/(?<=[:[,] ?)true\b/g, 'True').replaceAll(/(?<=[:[,] ?)false\b/g, 'False');
  else if (roll < 0.65) text = text.replace(/, ?"/, ' "');
  else if (roll < 0.8 && !text.includes("'") && !text.includes('\\"'))
    text = text.replaceAll('"', "'").replace(/([\]}])$/, ',,$1');
  return text;
};

const shapeMistakes: readonly ValueMistake[] = [
  mistake('scalar for list', 'scalar-for-list', ({ value, key }) => {
    const [only] = Array.isArray(value) ? value : [];
    return raw(
      key !== '' &&
        Array.isArray(value) &&
        value.length === 1 &&
        isText(only) &&
        only !== 'null' &&
        /^[\w -]+$/.test(only)
        ? only
        : undefined,
    );
  }),
  mistake('comma list', 'comma-list', ({ value, key }) =>
    raw(
      key !== '' &&
        Array.isArray(value) &&
        value.length > 1 &&
        value.every((one) => isText(one) && /^[A-Za-z][\w -]*$/.test(one) && one.split(' ').length < 3)
        ? value.join(', ')
        : undefined,
    ),
  ),
  mistake('list for scalar', 'list-for-scalar', ({ value, key, schema }) =>
    when(
      key !== '' &&
        !isContainer(value) &&
        value !== null &&
        schema['type'] !== undefined &&
        !/[\n\]",:#]/.test(String(value)) &&
        /^\w/.test(String(value)),
      { lines: [`- ${isText(value) ? JSON.stringify(value) : String(value)}`] },
    ),
  ),
  mistake('json list', 'json-syntax', ({ value, key }, random) =>
    raw(key !== '' && Array.isArray(value) && value.length > 0 ? json(value, random) : undefined),
  ),
  mistake('json object', 'json-syntax', ({ value, key }, random) =>
    raw(key !== '' && isContainer(value) && !Array.isArray(value) ? json(value, random) : undefined),
  ),
  mistake('json in text', 'json-in-text', ({ value, key }) =>
    raw(key !== '' && isContainer(value) ? `'${JSON.stringify(value).replaceAll("'", "''")}'` : undefined),
  ),
  mistake('indexed', 'indexed-keys', ({ value, key }, random) => {
    if (
      key === '' ||
      !Array.isArray(value) ||
      value.length === 0 ||
      value.some((one) => isContainer(one) || String(one).includes('\n'))
    )
      return undefined;
    const stem = random.pick(['', 'item', 'item_']);
    return { lines: value.map((one, index) => `  ${stem}${index + 1}: ${JSON.stringify(one)}`) };
  }),
  mistake('pairs', 'pairs-for-object', ({ value, key, schema }) => {
    if (!isContainer(value)) return undefined;
    return when(
      key !== '' &&
        isContainer(value) &&
        schema['type'] === 'object' &&
        Object.values(value as object).every((one) => !isContainer(one)),
      {
        lines: Object.entries(value as object).map(([name, one]) => `  - ${name}: ${JSON.stringify(one)}`),
      },
    );
  }),
  mistake('object for list', 'object-for-list', ({ value, key }) => {
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
    if (key === '' || !isContainer(only) || Object.values(only as object).some(isContainer)) return undefined;
    return { lines: Object.entries(only as object).map(([name, one]) => `  ${name}: ${JSON.stringify(one)}`) };
  }),
  mistake('bullet', 'bullet', ({ inList, value }, random) =>
    when(inList && !(isText(value) && value.includes('\n')), { bullet: random.pick(['* ', '• ', '-', '1. ']) }),
  ),
];

export const valueMistakes: readonly ValueMistake[] = [
  ...textMistakes,
  ...typedMistakes,
  ...keyMistakes,
  ...shapeMistakes,
];
