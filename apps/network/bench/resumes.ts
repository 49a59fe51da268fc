import { comparedFields } from '../src/testing/resumes/compare-resume.ts';
import type { Tally } from '../src/testing/resumes/compare-resume.ts';
import { evaluateResumes, f1Of } from '../src/testing/resumes/evaluate-resumes.ts';
import type { Evaluation } from '../src/testing/resumes/evaluate-resumes.ts';
import { heldOutTemplates } from '../src/testing/resumes/held-out-templates.ts';
import { makeResumes } from '../src/testing/resumes/make-resumes.ts';
import { tunedTemplates } from '../src/testing/resumes/tuned-templates.ts';
import { printedByBrowser } from './resumes/printed-by-browser.ts';

/**
 * How well résumés of known content are recognised: `pnpm bench:resumes [files per template] [browser]`. Figures are F1; below them precision and
 * recall of all files. With `browser`, Chromium prints them as well, which takes minutes.
 */
const perTemplate = Number(process.argv[2] ?? 5) || 5;

const print = (text: string) => void process.stdout.write(`${text}\n`);
const cell = (text: string) => text.slice(0, 9).padEnd(10);
const share = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(3));

function report(title: string, { files, tallies, judged, invented, milliseconds }: Evaluation): void {
  print(
    `\n${title}: ${files} files, ${(milliseconds / files).toFixed(1)} ms each in the recogniser, ${invented.length} invented values`,
  );
  print(''.padEnd(20) + comparedFields.map(cell).join(''));
  const row = (name: string, of: (tally: Tally) => number | undefined, key: string) =>
    print(name.padEnd(20) + comparedFields.map((field) => cell(share(of(tallies.get(key)?.[field] ?? none)))).join(''));
  for (const template of tallies.keys()) if (template !== 'all') row(template, f1Of, template);
  row('all: F1', f1Of, 'all');
  row('all: precision', ({ right, wrong }) => (right + wrong === 0 ? undefined : right / (right + wrong)), 'all');
  row('all: recall', ({ right, missed }) => (right + missed === 0 ? undefined : right / (right + missed)), 'all');
  print('how sure → how often right');
  for (const [low, high] of [
    [0, 0.6],
    [0.6, 0.8],
    [0.8, 0.9],
    [0.9, 0.95],
    [0.95, 1.01],
  ] as const) {
    const within = judged.filter(({ confidence }) => confidence >= low && confidence < high);
    const right = within.filter((each) => each.right).length;
    print(`  ${low.toFixed(2)} to ${Math.min(1, high).toFixed(2)}: ${right} of ${within.length}`);
  }
}

const none: Tally = { right: 0, wrong: 0, missed: 0 };

report('Templates it was built with', await evaluateResumes(makeResumes(tunedTemplates, { perTemplate, seed: 100 })));
report(
  'Templates it has not seen',
  await evaluateResumes(makeResumes(heldOutTemplates, { perTemplate: Math.max(8, perTemplate), seed: 12_000 })),
);
if (process.argv.includes('browser')) {
  const printed = printedByBrowser(
    makeResumes([...tunedTemplates, ...heldOutTemplates], { perTemplate: 1, seed: 4_100 }),
  );
  if (printed) report('Printed by a browser', await evaluateResumes(printed));
  else print('\nNo browser at CHROMIUM or /usr/bin/chromium: its PDFs were left out.');
}
