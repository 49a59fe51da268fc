import type { IntentExample, RoutingFigures } from '@trellis/ebr-store';
import { createUseLiteEmbedder, evaluateRouting } from '@trellis/ebr-store';
import { exitCode } from './exit-code.ts';
import { InputError } from './input-error.ts';
import { readLocalText } from './local-files.ts';
import type { Terminal } from './terminal.ts';

export interface RouteEvalOptions {
  readonly train: string;
  readonly validate: string;
  readonly outOfScope?: string;
  readonly test: string;
  readonly testOutOfScope?: string;
  /** False: n-grams decide alone. */
  readonly embedder: boolean;
  readonly json?: boolean;
}

/**
 * Trains the router on files of anyone's intents and says how good it is: figures on standard output, progress on standard error. With `json`
 * the last line of standard output is the figures as one object. Resolves to the exit code.
 */
export async function evaluateRoute(
  terminal: Terminal,
  options: RouteEvalOptions,
  signal: AbortSignal,
): Promise<number> {
  const sets = {
    train: await readIntents('--train', options.train),
    validate: await readIntents('--validate', options.validate),
    test: await readIntents('--test', options.test),
    ...(options.outOfScope !== undefined && {
      outOfScope: await readIntents('--out-of-scope', options.outOfScope, { needsIntent: false }),
    }),
    ...(options.testOutOfScope !== undefined && {
      testOutOfScope: await readIntents('--test-out-of-scope', options.testOutOfScope, { needsIntent: false }),
    }),
  };
  let current = '';
  const figures = await evaluateRouting(sets, {
    ...(options.embedder && { embedder: await createUseLiteEmbedder() }),
    signal,
    progress(step, done, total) {
      if (step !== current) terminal.note(`${step}${total > 1 ? ` (${total})` : ''}\n`);
      current = step;
      terminal.progress(`${step}: ${done} of ${total}`);
    },
  });
  if (options.json) terminal.out(`${JSON.stringify(figures)}\n`);
  else terminal.out(report(figures));
  return exitCode.answered;
}

/** Reads JSON Lines of `{text, intent}`. Throws an `InputError` that names file and line. */
async function readIntents(
  option: string,
  name: string,
  { needsIntent } = { needsIntent: true },
): Promise<IntentExample[]> {
  const unusable = (why: string, cause?: unknown) =>
    new InputError('UNREADABLE_FILE', `${option} ${name}${why}`, { cause });
  const lines = (await readLocalText(name, { option })).split(/\r?\n/);
  const examples: IntentExample[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `, line ${index + 1}: expected an object with text${needsIntent ? ' and intent' : ''}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw unusable(`${where}, found no JSON`, cause);
    }
    const { text, intent } = (typeof value === 'object' && value !== null ? value : {}) as Partial<IntentExample>;
    if (typeof text !== 'string') throw unusable(`${where}, found no text`);
    if (needsIntent && (typeof intent !== 'string' || intent === '')) throw unusable(`${where}, found no intent`);
    examples.push({ text, intent: intent ?? '' });
  }
  if (examples.length === 0) throw unusable(': expected JSON Lines of {text, intent}, found an empty file');
  return examples;
}

const percent = (share: number | null) =>
  share === null || Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;

function report(figures: RoutingFigures): string {
  const rows: readonly (readonly [string, string])[] = [
    ['accuracy, nothing refused', percent(figures.accuracy)],
    ['area under the curve (AUROC)', figures.auroc === null ? '–' : figures.auroc.toFixed(4)],
    [`at the learnt threshold, ${figures.threshold.toFixed(3)}:`, ''],
    ['  accuracy in scope', percent(figures.inScopeAccuracy)],
    ['  recall out of scope', percent(figures.outOfScopeRecall)],
    ['calibration error (ECE)', figures.calibrationError.toFixed(4)],
    ['sent to a small model', percent(figures.shareToModel)],
  ];
  const table = rows.map(([name, value]) => `${name.padEnd(38)}${value.padStart(8)}\n`).join('');
  const points = (title: string, curve: RoutingFigures['atLoss']) =>
    `\n${title}: cost on validation, accuracy in scope, recall out of scope\n${curve
      .map(
        ({ loss, inScopeAccuracy, outOfScopeRecall }) =>
          `  ${[loss, inScopeAccuracy, outOfScopeRecall].map((share) => percent(share).padStart(8)).join('')}\n`,
      )
      .join('')}`;
  const wrong = figures.confusion.map(
    ({ intent, takenFor, count }) => `  ${String(count).padStart(5)}  ${intent} → ${takenFor}\n`,
  );
  return [
    table,
    points('test', figures.atLoss),
    points('validation', figures.validation),
    wrong.length > 0 ? `\ntaken for another\n${wrong.join('')}` : '',
  ].join('');
}
