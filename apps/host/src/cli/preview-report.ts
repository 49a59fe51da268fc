import { doubtfulBelow } from '@trellis/network';
import type { ImportPreview } from '@trellis/network';
import { reasons } from './import-report.ts';
import type { Terminal } from './terminal.ts';

type Field = ImportPreview['fields'][number];

const longestValue = 100;

/** Shows what was read of a file, where it stands and how sure that is; without `all`, only of what is doubtful. */
export function reportPreview(
  terminal: Terminal,
  file: string,
  preview: ImportPreview,
  { all }: { all: boolean },
): void {
  const { noteColors: colors } = terminal;
  const { fields, format, took, left, notes } = preview;
  const doubtful = fields.filter(({ confidence }) => confidence < doubtfulBelow);
  const lines = [
    `${colors.bold('?')} ${file}: ${format}`,
    `  read  ${took.join(', ') || 'nothing'}`,
    ...(all ? fields : doubtful).map((field) => describe(field, preview.draft, colors)),
    ...(!all && doubtful.length === 0 && fields.length > 0 ? ['  sure  of every value; --preview shows them'] : []),
    ...left.map(({ path, reason, detail }) =>
      colors.dim(`  left  ${path}: ${reasons[reason]}${detail ? ` (${detail})` : ''}`),
    ),
    ...notes.map((note) => colors.yellow(`  note  ${note}`)),
  ];
  terminal.note(`${lines.join('\n')}\n`);
}

function describe(field: Field, draft: unknown, colors: Terminal['noteColors']): string {
  const { path, page, line, text, confidence } = field;
  const isDoubtful = confidence < doubtfulBelow;
  const value = short(valueAt(draft, path));
  // Words that are the value itself need not be shown twice.
  const source = !isDoubtful && short(text).includes(value.slice(0, 40)) ? '' : ` ${colors.dim(`“${short(text)}”`)}`;
  const where = colors.dim(`page ${page}, line ${line}, ${Math.round(confidence * 100)}%`);
  const mark = isDoubtful ? colors.yellow('doubt') : ' sure';
  return `  ${mark} ${path.slice(1)}: ${value}${source} ${where}`;
}

function short(value: unknown): string {
  const text = String(value ?? '').replaceAll(/\s+/g, ' ');
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** The value at a JSON pointer; undefined where there is none. */
function valueAt(root: unknown, path: string): unknown {
  const keys = path.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[name];
  }, root);
}
