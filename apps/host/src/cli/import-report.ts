import type { ImportSummary } from '@trellis/network';
import type { Terminal } from './terminal.ts';

/** Why something was left, in words. */
export const reasons: Readonly<Record<ImportSummary['left'][number]['reason'], string>> = {
  'on-purpose': 'never read',
  'private-contact': 'private contact details',
  'no-place': 'the network keeps nothing like it',
  'not-understood': 'not understood',
};

/** Says what was taken from a file and what was left. `brief`: in one line. */
export function reportImports(
  terminal: Terminal,
  file: string,
  summary: ImportSummary,
  options: { brief: boolean },
): void {
  const { noteColors: colors } = terminal;
  const titles = summary.entities.map(({ title }) => title).join(', ');
  const took = summary.took.join(', ') || 'nothing';
  if (options.brief) {
    const count = summary.left.length;
    const left = count > 0 ? `; left ${count} ${count === 1 ? 'field' : 'fields'}` : '';
    return terminal.note(colors.dim(`Read ${file} as ${summary.kind} “${titles}”: ${took}${left}.\n`));
  }
  const lines = [
    `${colors.green('✓')} ${file}: ${summary.kind} “${titles}” (${summary.format})${summary.alreadyThere ? ', was there already' : ''}`,
    `  took  ${took}`,
    ...summary.left.map(({ path, reason, detail }) => {
      return colors.dim(`  left  ${path}: ${reasons[reason]}${detail ? ` (${detail})` : ''}`);
    }),
    ...summary.notes.map((note) => colors.yellow(`  note  ${note}`)),
    ...summary.entities.map(({ type, id }) => `  id    ${type} ${id}`),
  ];
  terminal.note(`${lines.join('\n')}\n`);
}
