import type { MistakeClass } from '../mistake-classes.ts';
import type { Random } from './random.ts';

/** A way to spoil a whole text without losing any of it. Undefined where it does not apply. */
export interface TextMistake {
  readonly class: MistakeClass;
  /** Applied after all others: it wraps the text. */
  readonly outer: boolean;
  spoil(text: string, random: Random): string | undefined;
}

const before = [
  'Here is the result:',
  'Sure! Here is the YAML you asked for:',
  'Based on the profile, I would say:',
  'Result',
];
const after = [
  'Let me know if you need anything else.',
  'I hope this helps!',
  'Note that the values are estimates.',
  'This plan covers all the questions.',
];
const trim = (text: string): string => text.replace(/\n+$/, '');

const wrappers: readonly TextMistake[] = [
  {
    class: 'fence',
    outer: true,
    spoil: (text, random) =>
      `\`\`\`${random.pick(['yaml', '', 'yml', 'YAML'])}\n${trim(text)}\n${random.pick(['```', '```\n', ''])}`,
  },
  { class: 'fence', outer: true, spoil: (text) => `${trim(text)}\n\`\`\`\n` },
  { class: 'prose', outer: true, spoil: (text, random) => `${random.pick(before)}\n\n${trim(text)}\n` },
  { class: 'prose', outer: true, spoil: (text, random) => `${trim(text)}\n\n${random.pick(after)}\n` },
  {
    class: 'prose',
    outer: true,
    spoil: (text, random) => `${random.pick(before)}\n\n\`\`\`yaml\n${trim(text)}\n\`\`\`\n\n${random.pick(after)}`,
  },
  {
    class: 'thinking',
    outer: true,
    spoil: (text) => `<think>\nThe user wants a plan.\ntitle: maybe\n- or not\n</think>\n\n${text}`,
  },
  {
    class: 'markup',
    outer: true,
    spoil: (text, random) =>
      random.pick([
        `<answer>\n${trim(text)}\n</answer>`,
        `${trim(text)}<|im_end|>`,
        `<|im_start|>assistant\n${trim(text)}<|im_end|>`,
        `${trim(text)}\n</s>`,
      ]),
  },
  {
    class: 'next-turn',
    outer: true,
    spoil: (text, random) =>
      `${trim(text)}\n\n${random.pick(['User: thanks, and another one?', 'Human: ok\nAssistant: fine'])}\n`,
  },
  {
    class: 'second-answer',
    outer: true,
    spoil: (text) => `\`\`\`yaml\n${trim(text)}\n\`\`\`\n\nAgain:\n\n\`\`\`yaml\n${trim(text)}\n\`\`\``,
  },
  {
    class: 'line-prefix',
    outer: true,
    spoil: (text, random) => prefixed(text, random.pick(['> ', '+', 'numbers', 'bars'])),
  },
  { class: 'prose', outer: true, spoil: (text) => `yaml\n${text}` },
  { class: 'outer-braces', outer: true, spoil: (text) => (/^[-{[]/.test(text) ? undefined : `{\n${trim(text)}\n}\n`) },
];

function prefixed(text: string, kind: string): string {
  return trim(text)
    .split('\n')
    .map((line, index) =>
      kind === 'numbers'
        ? `${String(index + 1).padStart(3)} | ${line}`
        : kind === 'bars'
          ? `${index + 1}: ${line}`
          : kind + line,
    )
    .join('\n');
}

const isKeyLine = (line: string | undefined): boolean =>
  line !== undefined && /^\s*[A-Za-z_]+:(?: \S.*)?$/.test(line) && !/[|>]-?$/.test(line);

/** Lines that begin a key or an item and stand outside of block texts. */
function structural(lines: readonly string[]): number[] {
  const found: number[] = [];
  let block = -1;
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '') continue;
    if (block >= 0 && indent > block) continue;
    block = -1;
    if (/^\s*(?:- )*[A-Za-z_*`"]+[^:]*:\s*[|>][-+]?/.test(line)) block = indent;
    found.push(index);
  }
  return found;
}

const shifts: readonly TextMistake[] = [
  {
    class: 'indentation',
    outer: false,
    spoil(text, random) {
      const lines = text.split('\n');
      const options = structural(lines).filter(
        (index) => isKeyLine(lines[index]) && index > 0 && /: \S/.test(lines[index] ?? ''),
      );
      if (options.length === 0) return undefined;
      const index = random.pick(options);
      const line = lines[index] ?? '';
      const indent = line.length - line.trimStart().length;
      const shift = indent > 0 && random.chance(0.5) ? -1 : random.pick([1, 2, 3]);
      lines[index] = ' '.repeat(indent + shift) + line.trimStart();
      return lines.join('\n');
    },
  },
  {
    class: 'indentation',
    outer: false,
    spoil(text) {
      const lines = text.split('\n');
      if (lines.length < 2 || !/^\w+: ?/.test(text)) return undefined;
      return lines.map((line, index) => (index === 0 || line === '' ? line : `  ${line}`)).join('\n');
    },
  },
  {
    class: 'indentation',
    outer: false,
    spoil(text, random) {
      const lines = text.split('\n');
      const options = structural(lines).filter(
        (index) =>
          /^\s*- \S/.test(lines[index] ?? '') &&
          !/^\s*- \w+:/.test(lines[index] ?? '') &&
          /^\s*- /.test(lines[index - 1] ?? ''),
      );
      if (options.length === 0) return undefined;
      const index = random.pick(options);
      lines[index] = random.pick([' ', '  ']) + (lines[index] ?? '');
      return lines.join('\n');
    },
  },
  {
    class: 'tabs',
    outer: false,
    spoil: (text) =>
      /^ {2}/m.test(text) ? text.replace(/^ +/gm, (blanks) => '\t'.repeat(Math.ceil(blanks.length / 2))) : undefined,
  },
  {
    class: 'odd-blanks',
    outer: false,
    spoil: (text) =>
      /^ {2}/m.test(text) ? text.replace(/^ +/gm, (blanks) => '\u00A0'.repeat(blanks.length)) : undefined,
  },
  {
    class: 'trailing-comma',
    outer: false,
    spoil: (text) =>
      /[|>]-?$/m.test(text) || !/: -?\d+$/m.test(text)
        ? undefined
        : trim(text).replace(/((?:: |- )(?:-?\d+|true|false|"[^"\n]*"))$/gm, '$1,'),
  },
];

export const textMistakes: readonly TextMistake[] = [...wrappers, ...shifts];
