import type { DocumentText } from '../../documents/document.ts';
import { readResume } from '../../resume/read-resume.ts';
import type { RecognisedResume } from '../../resume/read-resume.ts';
import { compareResume, comparedFields } from './compare-resume.ts';
import type { ComparedField, Judged, Tally } from './compare-resume.ts';
import type { MadeResume } from './make-resumes.ts';
import { readMade } from './read-made.ts';

/** How well files were read. */
export interface Evaluation {
  readonly files: number;
  /** By template, and of all under `all`. */
  readonly tallies: ReadonlyMap<string, Readonly<Record<ComparedField, Tally>>>;
  readonly judged: readonly Judged[];
  /** Values that do not stand in their file, with its name: there should be none. */
  readonly invented: readonly string[];
  /** Time in the recogniser alone. */
  readonly milliseconds: number;
}

export async function evaluateResumes(files: readonly MadeResume[]): Promise<Evaluation> {
  const tallies = new Map<string, Record<ComparedField, Tally>>();
  const judged: Judged[] = [];
  const invented: string[] = [];
  let milliseconds = 0;
  for (const file of files) {
    const document = await readMade(await file.bytes(), file.format);
    const started = performance.now();
    const recognised = readResume(document);
    milliseconds += performance.now() - started;
    const comparison = compareResume(file.truth, recognised.resume, recognised.fields);
    for (const name of [file.template, 'all']) addUp(tallies, name, comparison.tallies);
    judged.push(...comparison.judged);
    invented.push(...inventedValues(document, recognised).map((value) => `${file.filename}: ${value}`));
  }
  return { files: files.length, tallies, judged, invented, milliseconds };
}

function addUp(
  tallies: Map<string, Record<ComparedField, Tally>>,
  name: string,
  more: Record<ComparedField, Tally>,
): void {
  const none = Object.fromEntries(comparedFields.map((field) => [field, { right: 0, wrong: 0, missed: 0 }]));
  const sum = tallies.get(name) ?? (none as Record<ComparedField, Tally>);
  tallies.set(name, sum);
  for (const field of comparedFields) {
    for (const key of ['right', 'wrong', 'missed'] as const) sum[field][key] += more[field][key];
  }
}

/** The harmonic mean of precision and recall; undefined where there was nothing to find and nothing was found. */
export function f1Of({ right, wrong, missed }: Tally): number | undefined {
  return right + wrong + missed === 0 ? undefined : (2 * right) / (2 * right + wrong + missed);
}

/** White space and the marks of Markdown aside. */
const bare = (text: string) => text.replaceAll(/[\s*]+/g, '');

/** Values without a literal place in the document; a date stands there in its own words. */
export function inventedValues(document: DocumentText, { resume, fields }: RecognisedResume): string[] {
  const text = bare(document.lines.map((line) => line.text).join(' '));
  return fields.flatMap(({ path, text: source }) => {
    const value = valueAt(resume, path);
    const isDate = /\/(?:startDate|endDate|date)$/.test(path);
    const parts = isDate ? [source] : value.split('\n');
    return value !== '' && source !== '' && parts.every((part) => text.includes(bare(part)))
      ? []
      : [`${path} ${value}`];
  });
}

/** The text that a JSON pointer names; empty when there is none. */
function valueAt(resume: object, path: string): string {
  let value: unknown = resume;
  for (const key of path.split('/').slice(1)) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'string' ? value : '';
}
