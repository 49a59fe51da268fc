import type { ExampleProblem } from '../example-error.ts';
import { fingerprintCases, parseFingerprint } from '../guard/fingerprint.ts';
import type { Leak, LeakageGuard } from '../guard/leakage-guard.ts';
import { createLeakageGuard } from '../guard/leakage-guard.ts';
import { promptTokens } from '../prompt-tokens.ts';
import { inspectText } from './inspect-text.ts';
import type { PlacedExample } from './parse-examples.ts';

/** A problem, and whether it keeps the file from being used. */
export interface ExampleFinding extends ExampleProblem {
  readonly level: 'error' | 'warning';
  readonly kind: 'leak' | 'text' | 'size' | 'twin';
}

/** Four of this size still fit into a prompt. */
const maxTokens = 600;

/** What is wrong with examples that were read: what a prompt must not hold, copies of evaluation cases, one question twice. */
export function inspectExamples(
  examples: readonly PlacedExample[],
  options: { file: string; guard?: LeakageGuard },
): ExampleFinding[] {
  const { file, guard } = options;
  const before = new Map<string, PlacedExample>();
  return examples.flatMap((placed) => {
    const { example, line, key } = placed;
    const report = (field: string, { level, kind, message }: Pick<ExampleFinding, 'level' | 'kind' | 'message'>) => ({
      file,
      line,
      key: `${key}.${field} (${example.id})`,
      level,
      kind,
      message,
    });
    const findings = (['question', 'skill', 'answer'] as const).flatMap((field) => {
      const text = example[field];
      if (text === undefined) return [];
      const texts = inspectText(text).map(({ message }) => ({ level: 'error', kind: 'text', message }) as const);
      return [...texts, ...leakOf(text, guard)].map((finding) => report(field, finding));
    });
    const tokens = promptTokens(example);
    if (tokens > maxTokens)
      findings.push(
        report('answer', {
          level: 'error',
          kind: 'size',
          message: `${tokens} tokens in a prompt, at most ${maxTokens}`,
        }),
      );
    const same = before.get(`${example.locale} ${example.question}`);
    if (same)
      findings.push(
        report('question', { level: 'warning', kind: 'twin', message: `word for word that of '${same.example.id}'` }),
      );
    before.set(`${example.locale} ${example.question}`, placed);
    return findings;
  });
}

/** What a guard finds in a text, in words. */
export function leakOf(
  text: string,
  guard: LeakageGuard | undefined,
): (Pick<ExampleFinding, 'level' | 'kind' | 'message'> & Pick<Leak, 'changed'>)[] {
  const leak = guard?.check(text);
  if (!leak) return [];
  const place = leak.found.length > 60 ? `${leak.found.slice(0, 59)}…` : leak.found;
  const message =
    leak.changed === 0
      ? `copies an evaluation case: '${place}'`
      : leak.kind === 'copy'
        ? `copies an evaluation case, ${leak.changed} words changed: '${place}'`
        : `near an evaluation case, ${leak.changed} words differ: '${place}'`;
  return [{ level: leak.kind === 'copy' ? 'error' : 'warning', kind: 'leak', message, changed: leak.changed }];
}

/** The example whose question is the same, or nearly, in the same language. */
export function findTwin(
  question: string,
  examples: readonly PlacedExample[],
  locale: string,
): { readonly placed: PlacedExample; readonly changed: number } | undefined {
  const twins = examples.flatMap((placed) => {
    if (placed.example.locale !== locale) return [];
    const print = parseFingerprint(fingerprintCases([placed.example.question]), { file: '' });
    const leak = createLeakageGuard([print]).check(question);
    return leak ? [{ placed, changed: leak.changed }] : [];
  });
  return twins.sort((a, b) => a.changed - b.changed)[0];
}
