import {
  anything,
  dictionary,
  FieldProblem,
  integer,
  keyed,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  tagged,
  text,
  textOr,
} from './check.ts';
import type { Check } from './check.ts';

const regex: Check<{ readonly regex: string; readonly flags?: string }> = (value, path) => {
  const checked = object({ regex: text({ min: 1 }) }, { flags: text() })(value, path);
  try {
    RegExp(checked.regex, checked.flags);
  } catch (error) {
    throw new FieldProblem(path, `Input should be a regular expression: ${(error as Error).message}`);
  }
  return checked;
};
const matcher = textOr(text({ min: 1 }), regex);

const headers: Check<Record<string, string>> = (value, path) =>
  Object.fromEntries(Object.entries(dictionary(value, path)).map(([key, item]) => [key, String(item)]));

const conditions = object(
  {},
  {
    model: matcher,
    /** The text of the last user message. */
    user: matcher,
    system: matcher,
    /** Names that must all be among the request's tools. */
    tools: listOf(text({ min: 1 })),
    headers: ((value, path) =>
      Object.fromEntries(
        Object.entries(dictionary(value, path)).map(([key, item]) => [
          key.toLowerCase(),
          matcher(item, `${path}.${key}`),
        ]),
      )) satisfies Check<Record<string, string | ReturnType<typeof regex>>>,
  },
);

const block = keyed({
  text: object({ text: text() }),
  thinking: object({ thinking: text() }),
  redactedThinking: object({ redactedThinking: text() }),
  tool: object({ tool: text({ min: 1 }) }, { input: dictionary, id: text({ min: 1 }) }),
  json: object({ json: anything }),
});

const milliseconds = number({ min: 0 });
const foreverOr: Check<number | 'forever'> = (value, path) =>
  value === 'forever' ? value : number({ min: 0 })(value, path);

const distribution = object(
  { medianMs: milliseconds, seed: integer() },
  {
    /** Spread of the log-normal distribution; 0 is constant. */
    sigma: number({ min: 0, max: 3 }),
    tail: object({ share: number({ min: 0, max: 1 }), ms: milliseconds }),
  },
);

const timing = object(
  {},
  {
    firstTokenMs: milliseconds,
    tokenMs: ((value, path) =>
      typeof value === 'number' ? milliseconds(value, path) : distribution(value, path)) satisfies Check<
      number | ReturnType<typeof distribution>
    >,
    stall: object({ atToken: integer({ min: 0 }), ms: foreverOr }),
    /** Beyond `capacity` answers at once, every further one makes each token slower by the share `slowdown`. */
    load: object({ capacity: integer({ min: 1 }), slowdown: number({ min: 0 }) }),
    /** A ping after each such silence. */
    pingMs: number({ min: 1 }),
  },
);

const atToken = integer({ min: 0 });
const fault = tagged('kind', {
  status: object(
    { kind: oneOf('status'), status: integer({ min: 200, max: 599 }) },
    { type: text({ min: 1 }), code: text({ min: 1 }), message: text(), headers, body: text() },
  ),
  'no-headers': object({ kind: oneOf('no-headers') }),
  'headers-only': object({ kind: oneOf('headers-only') }),
  /** Without `atToken`: before the headers. */
  reset: object({ kind: oneOf('reset') }, { atToken }),
  /** Without `atToken`: after everything but `message_stop`. */
  end: object({ kind: oneOf('end') }, { atToken }),
  'error-event': object({ kind: oneOf('error-event'), atToken }, { type: text({ min: 1 }), message: text() }),
  /** These bytes go between two events; then the answer goes on. */
  raw: object({ kind: oneOf('raw'), atToken }, { text: text(), base64: text() }),
  /** Everything is sent, and the connection stays open: for ever, or so long. */
  'keep-open': object({ kind: oneOf('keep-open') }, { ms: milliseconds }),
});

const randomPieces = object({ seed: integer(), maxBytes: integer({ min: 1 }) });
const wire = object(
  {},
  {
    split: ((value, path) =>
      typeof value === 'string' ? oneOf('event', 'byte')(value, path) : randomPieces(value, path)) satisfies Check<
      'event' | 'byte' | ReturnType<typeof randomPieces>
    >,
    lineEnd: oneOf('lf', 'crlf'),
  },
);

const stop = oneOf(
  'end_turn',
  'max_tokens',
  'stop_sequence',
  'tool_use',
  'pause_turn',
  'refusal',
  'model_context_window_exceeded',
);

const stepShape = object(
  {},
  {
    /** `any` when absent. */
    when: ((value, path) => (value === 'any' ? value : conditions(value, path))) satisfies Check<
      'any' | ReturnType<typeof conditions>
    >,
    /** How many requests it serves; no limit when absent. */
    times: integer({ min: 1 }),
    answer: textOr(text(), listOf(block)),
    stop,
    refusal: object({ category: nullable(text({ min: 1 })) }, { explanation: nullable(text()) }),
    timing,
    fault,
    wire,
  },
);

const step: Check<ReturnType<typeof stepShape>> = (value, path) => {
  const checked = stepShape(value, path);
  if (checked.answer === undefined && !checked.fault && !checked.refusal)
    throw new FieldProblem(path, 'a step needs an answer, a refusal or a fault');
  return checked;
};

const script = object(
  { steps: listOf(step, { min: 1 }) },
  {
    description: text(),
    /** Further model ids that the server knows. */
    models: listOf(text({ min: 1 })),
    /** Shorter prefixes are not cached; the real service wants 1024 or more, here 0 is the default. */
    minCacheTokens: integer({ min: 0 }),
  },
);

/** Text that must occur, or a regular expression. */
export type Matcher = ReturnType<typeof matcher>;
export type StepConditions = ReturnType<typeof conditions>;
export type ScriptBlock = ReturnType<typeof block>;
export type TokenDistribution = ReturnType<typeof distribution>;
export type StepTiming = ReturnType<typeof timing>;
export type Fault = ReturnType<typeof fault>;
export type Wire = ReturnType<typeof wire>;
/** One answer of the server, for which requests, how fast, and what goes wrong. The first step that fits a request serves it. */
export type ScriptStep = ReturnType<typeof step>;
export type FakeScript = ReturnType<typeof script>;

/** Reads a script as data; throws a `FieldProblem` that names the key and what it should be. */
export const parseScript = (value: unknown): FakeScript => script(value, '');
