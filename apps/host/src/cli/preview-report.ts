import { doubtfulBelow } from '@trellis/network';
import { valueAt } from '../second-look/json-pointer.ts';
import type { LookedOver, SecondLookReport } from '../second-look/second-look.ts';
import { reasons } from './import-report.ts';
import type { Terminal } from './terminal.ts';

type Field = LookedOver['fields'][number];

const longestValue = 100;

/** Shows what was read of a file, where it stands and how sure that is; without `all`, only of what is doubtful. */
export function reportPreview(terminal: Terminal, file: string, preview: LookedOver, { all }: { all: boolean }): void {
  const { noteColors: colors } = terminal;
  const { fields, format, took, left, notes } = preview;
  const doubtful = fields.filter(({ confidence }) => confidence < doubtfulBelow);
  const lines = [
    `${colors.bold('?')} ${file}: ${format}`,
    `  read  ${took.join(', ') || 'nothing'}`,
    ...lookLines(preview.secondLook),
    ...(all ? fields : doubtful).map((field) => describe(field, preview.draft, colors)),
    ...(!all && doubtful.length === 0 && fields.length > 0 ? ['  sure  of every value; --preview shows them'] : []),
    ...left.map(({ path, reason, detail }) =>
      colors.dim(`  left  ${path}: ${reasons[reason]}${detail ? ` (${detail})` : ''}`),
    ),
    ...notes.map((note) => colors.yellow(`  note  ${note}`)),
  ];
  terminal.note(`${lines.join('\n')}\n`);
}

/** What the model did, for somebody who should know what went to it. */
function lookLines(
  { asked, changed, answered }: SecondLookReport = { asked: 0, changed: 0, answered: true },
): string[] {
  if (asked === 0) return [];
  const values = `${asked} ${asked === 1 ? 'value that was' : 'values that were'} not sure or missing`;
  if (!answered) return [`  model was asked about ${values}, and brought nothing that could be used`];
  return [`  model looked at ${values}, and changed ${changed === 0 ? 'none' : `${changed}: check them`}`];
}

function describe(field: Field, draft: unknown, colors: Terminal['noteColors']): string {
  const { path, page, line, text, confidence } = field;
  const isDoubtful = confidence < doubtfulBelow;
  const value = short(valueAt(draft, path));
  // Words that are the value itself need not be shown twice.
  const source = !isDoubtful && short(text).includes(value.slice(0, 40)) ? '' : ` ${colors.dim(`“${short(text)}”`)}`;
  const where = colors.dim(`page ${page}, line ${line}, ${Math.round(confidence * 100)}%`);
  const mark = field.how === 'model' ? colors.yellow('model') : isDoubtful ? colors.yellow('doubt') : ' sure';
  return `  ${mark} ${path.slice(1)}: ${value}${source} ${where}`;
}

function short(value: unknown): string {
  const text = String(value ?? '').replaceAll(/\s+/g, ' ');
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
