import { Coercion } from './coerce/coerce.ts';
import { describeShape } from './coerce/expected.ts';
import { brief, isSame, pathOf, problem } from './coerce/outcome.ts';
import type { Finding, Outcome, Trouble } from './coerce/outcome.ts';
import type { MistakeClass } from './mistake-classes.ts';
import { DocumentReader } from './reader/document.ts';
import { Layout } from './reader/layout.ts';
import type { Node } from './reader/node.ts';
import type { CompiledSchema } from './schema/compile.ts';
import type { Shape } from './schema/shape.ts';
import { lineStarts, positionAt } from './position.ts';
import { earlyVariants, variantsOf } from './variants.ts';
import type { Variant } from './variants.ts';
import { Tracker, agrees } from './stream/tracker.ts';
import type { FieldEvent, ParseOptions, ParseResult, Path, Problem, Repair } from './types.ts';

type Limits = Required<ParseOptions>;

interface Attempt {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Line at which another answer may begin. */
  readonly again: number | undefined;
  readonly tooDeep: boolean;
  /** What a stream of this text has told before its end. */
  readonly told: readonly FieldEvent[];
}

const nothingRead: Outcome = { kind: 'absent', cut: false, seen: 'no answer', at: 0, fallback: undefined };

/** Gives all lines of a text to a document reader and types what it laid out. */
function attempt(source: string, compiled: CompiledSchema, limits: Limits, variant: Variant, track = false): Attempt {
  const { shapes } = compiled;
  const coercion = coercionFor(compiled, limits);
  const tracker = track ? new Tracker(shapes, coercion) : undefined;
  const reader = new DocumentReader(shapes.root, {
    maxDepth: limits.maxDepth,
    eager: variant.eager ?? false,
    ...(variant.documents ? { documents: variant.documents } : {}),
  });
  let start = variant.from ?? 0;
  const end = variant.to ?? source.length;
  while (start <= end) {
    let stop = source.indexOf('\n', start);
    const last = stop < 0 || stop > end;
    if (last) stop = end;
    const skip = variant.strip?.exec(source.slice(start, stop))?.[0].length ?? 0;
    reader.line(source.slice(start + skip, stop), start + skip, last && variant.to === undefined);
    if (tracker && reader.reliable) tracker.collect(reader.layout);
    start = stop + 1;
  }
  if (tracker) return { outcome: nothingRead, findings: [], again: undefined, tooDeep: false, told: tracker.told };
  const node = reader.end();
  const outcome: Outcome = reader.tooDeep
    ? problem(undefined, 'fewer levels of nesting', 'too many levels', 0)
    : node
      ? typed(node, compiled, coercion, limits)
      : nothingRead;
  return {
    outcome,
    findings: [...variant.findings, ...reader.findings],
    again: reader.again,
    tooDeep: reader.tooDeep,
    told: [],
  };
}

/** What types values of one text. */
export const coercionFor = (compiled: CompiledSchema, limits: Limits): Coercion =>
  new Coercion(compiled.shapes, (text, shape) => layoutText(text, shape, limits));

/** Types a laid out document, and lets ajv have the last word. */
export function typed(node: Node, compiled: CompiledSchema, coercion: Coercion, limits: Limits): Outcome {
  const { shapes, check } = compiled;
  const outcome = coercion.read(node, shapes.root, undefined);
  if (outcome.kind !== 'value') return outcome;
  const errors = check(outcome.value);
  if (countValues(outcome.value) > limits.maxNodes)
    return problem(undefined, `at most ${limits.maxNodes} values`, 'more', node.at);
  const [error] = errors ?? [];
  if (!error) return outcome;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const trail = path.reduce<Trouble['trail']>(
    (parent, key) => ({ parent, key: /^\d+$/.test(key) ? Number(key) : key }),
    undefined,
  );
  return {
    kind: 'problem',
    cost: outcome.cost + 10,
    troubles: [
      {
        trail,
        expected: error.message ?? 'another value',
        seen: brief(JSON.stringify(outcome.value) ?? ''),
        at: node.at,
      },
    ],
  };
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, child) => sum + countValues(child), 1);
}

/** Lays out text that stands inside a value. */
function layoutText(text: string, shape: Shape, limits: Limits): Node | undefined {
  const layout = new Layout(shape, { maxDepth: Math.min(16, limits.maxDepth), eager: false });
  let at = 0;
  for (const raw of text.split('\n')) {
    const trimmed = raw.trimStart();
    layout.line({
      indent: raw.length - trimmed.length,
      text: trimmed.trimEnd(),
      full: trimmed,
      at,
      tabs: false,
      oddBlanks: false,
    });
    at += raw.length + 1;
  }
  return layout.end(true);
}

/** Reads a text that is not valid, or does not fit: as it stands, and when that fails, in the other ways that it could be meant. */
export function repairedReading(source: string, compiled: CompiledSchema, limits: Limits): ParseResult {
  const first = attempt(source, compiled, limits, { findings: [] });
  let best = first;
  // What a stream has told by then binds every other reading. It is found out only when there is one.
  let told: readonly FieldEvent[] | undefined;
  const allowed = ({ outcome }: Attempt): boolean => {
    if (outcome.kind !== 'value') return false;
    told ??= attempt(source, compiled, limits, { findings: [] }, true).told;
    return agrees(outcome.value, told);
  };
  for (const variant of earlyVariants(source, compiled.shapes)) {
    const other = attempt(variant.source ?? source, compiled, limits, variant);
    if ((isBetter(other, best) || (variant.documents && best.again !== undefined)) && allowed(other)) best = other;
  }
  if (best.outcome.kind !== 'value') {
    for (const variant of variantsOf(source, first)) {
      const other = attempt(variant.source ?? source, compiled, limits, variant);
      if (isBetter(other, best) && allowed(other)) best = other;
    }
  }
  if (
    (told ||
      (best.outcome.kind === 'value' && best.outcome.findings.some((finding) => rewriting.has(finding.class)))) &&
    best.outcome.kind === 'value' &&
    !allowed(best)
  ) {
    return toResult(
      source,
      {
        ...best,
        outcome: problem(
          undefined,
          'one reading from beginning to end',
          'a later part that contradicts an earlier one',
          0,
        ),
      },
      compiled,
    );
  }
  if (best === first && first.outcome.kind === 'value' && first.again !== undefined) {
    const rival = secondAnswer(source, compiled, limits, first);
    if (rival) return rival;
  }
  return toResult(source, best, compiled);
}

/** Repairs that can change or leave out what stands further up. */
const rewriting = new Set<MistakeClass>(['cut-off', 'duplicate-key', 'wrapper', 'missing-level']);

const isBetter = (one: Attempt, than: Attempt): boolean =>
  one.outcome.kind === 'value' && (than.outcome.kind !== 'value' || one.outcome.cost < than.outcome.cost);

/** Another answer in the same text is ignored when it says the same or cannot be read; else nobody knows which one holds. */
function secondAnswer(
  source: string,
  compiled: CompiledSchema,
  limits: Limits,
  first: Attempt,
): ParseResult | undefined {
  const starts = lineStarts(source);
  const from = starts[first.again ?? 0] ?? source.length;
  const second = attempt(source, compiled, limits, { findings: [], from });
  const { outcome } = first;
  if (second.outcome.kind !== 'value' || outcome.kind !== 'value' || isSame(second.outcome.value, outcome.value)) {
    const findings: Finding[] = [
      ...first.findings,
      { class: 'second-answer', trail: undefined, before: brief(source.slice(from)), after: '', at: from },
    ];
    return toResult(source, { ...first, findings }, compiled);
  }
  return toResult(
    source,
    {
      ...first,
      outcome: {
        kind: 'problem',
        cost: 0,
        troubles: [{ trail: undefined, expected: 'one answer', seen: 'two answers that differ', at: from }],
      },
    },
    compiled,
  );
}

function toResult(source: string, { outcome, findings, tooDeep }: Attempt, compiled: CompiledSchema): ParseResult {
  const starts = lineStarts(source);
  const repair = (finding: Finding): Repair => ({
    class: finding.class,
    path: pathOf(finding.trail),
    before: finding.before,
    after: finding.after,
    position: positionAt(starts, finding.at),
  });
  const own = outcome.kind === 'value' ? outcome.findings : [];
  const repairs = [...findings, ...own].map(repair).sort((a, b) => a.position.offset - b.position.offset);
  if (outcome.kind === 'value') {
    return {
      ok: true,
      value: outcome.value,
      repairs:
        repairs.length > 0
          ? repairs
          : [repair({ class: 'syntax', trail: undefined, before: brief(source), after: '', at: 0 })],
    };
  }
  const root = describeShape(compiled.shapes.root);
  const troubles: readonly Trouble[] = tooDeep
    ? [{ trail: undefined, expected: 'fewer levels of nesting', seen: 'too many levels', at: 0 }]
    : outcome.kind === 'problem'
      ? outcome.troubles
      : [
          {
            trail: undefined,
            expected: root,
            seen: source.trim() === '' ? 'an empty answer' : outcome.seen,
            at: outcome.at,
          },
        ];
  return { ok: false, problems: troubles.slice(0, 20).map(toProblem), repairs };
}

function toProblem({ trail, expected, seen }: Trouble): Problem {
  const path = pathOf(trail);
  const place = path.length === 0 ? 'The answer' : showPath(path);
  return { path, expected, seen, message: `${place}: expected ${expected}, seen ${seen}.` };
}

/** `calls[0].input.limit` */
export const showPath = (path: Path): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
