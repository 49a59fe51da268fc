import type { Clock, LanguageModel, LanguageModelEvent, ModelPurpose, ModelStop } from '@trellis/core';
import { definePrompt, raceSignal, startDeadline, systemClock } from '@trellis/core';
import { describeSchema, parseYaml } from '@trellis/defensive-yaml';
import type { JsonSchema } from '@trellis/defensive-yaml';
import type { Observe } from '@trellis/pipeline';
import { loadPrompts } from '@trellis/prompt-templates';
import { Type } from 'typebox';
import type { Static } from 'typebox';

const Values = Type.Object({
  values: Type.Array(
    Type.Object({
      field: Type.Integer({ description: 'number of the field', examples: [2] }),
      text: Type.String({ description: 'copied exactly from the lines', examples: ['St. Alder Medical Center'] }),
    }),
    { maxItems: 40 },
  ),
});

/** What a model says stands in the file. Nothing of it is known to be true. */
export type ProposedValue = Static<typeof Values>['values'][number];

export interface ValueQuestion {
  /** Lines with their numbers, one a line. */
  readonly lines: string;
  readonly fields: readonly { readonly number: number; readonly field: string; readonly read: string }[];
  readonly tenant: string;
  /** A pseudonym of the member. */
  readonly memberKey: string;
  /** For traces. */
  readonly id: string;
  readonly signal: AbortSignal;
}

/** Asks once. Resolves to `undefined` when the model fails, is late, or writes something else than values. */
export type AskForValues = (question: ValueQuestion) => Promise<readonly ProposedValue[] | undefined>;

/** The values of a résumé fit on a page. */
const longestAnswer = 20_000;
const schema: JsonSchema = { ...Values };
const form = describeSchema(schema);
const purpose: ModelPurpose = 'extract';

const prompt = definePrompt({
  file: new URL('../../data/second-look.prompt', import.meta.url),
  variables: Type.Object({
    form: Type.String(),
    lines: Type.String(),
    fields: Type.Array(Type.Object({ number: Type.Integer(), field: Type.String(), read: Type.String() })),
  }),
  model: { role: 'small', effort: 'none', maxTokens: 1500 },
});

interface Asker {
  readonly model: LanguageModel;
  /** For each question. */
  readonly deadlineMs: number;
  readonly clock?: Clock | undefined;
  /** Told of each call, without what was asked. */
  readonly observe?: Observe | undefined;
}

/** Loads the prompt; rejects with a `PromptError` when it is not right. */
export async function createAskForValues(asker: Asker): Promise<AskForValues> {
  const { model, deadlineMs, clock = systemClock } = asker;
  const library = await loadPrompts({ 'second-look': prompt });
  return async ({ lines, fields, tenant, memberKey, id, signal: parent }) => {
    const { system, messages, promptId, version } = library.render(prompt, {
      variables: { form, lines, fields },
      context: { history: [], locale: 'en', now: new Date(clock.now()) },
    });
    const { role: _role, ...settings } = prompt.model;
    const who = { tenant, memberKey, turnId: id, promptId, promptVersion: version };
    const request = { system, messages, ...settings, purpose, ...who };
    const record = startRecord(asker, { turnId: id, promptId, version });
    using limit = startDeadline({ parent, deadlineMs, clock });
    const { signal } = limit;
    try {
      const stream = model.stream(request, { signal, deadlineMs })[Symbol.asyncIterator]();
      const { text, stop } = await readAnswer(stream, { signal, onUsage: record.usage });
      record.end({ stop });
      return valuesIn(text, stop);
    } catch {
      record.end({ failure: limit.expired ? 'DEADLINE_EXCEEDED' : 'NO_ANSWER' });
      return undefined;
    }
  };
}

function startRecord(
  { clock = systemClock, observe }: Asker,
  about: { turnId: string; promptId: string; version: string },
) {
  const startedAt = clock.now();
  let spent = { inputTokens: 0, outputTokens: 0 };
  return {
    usage({ inputTokens, outputTokens }: typeof spent) {
      spent = { inputTokens, outputTokens };
    },
    end: (outcome: { stop: ModelStop } | { failure: string }) =>
      observe?.({ type: 'generation', purpose, ...about, ...spent, ms: clock.now() - startedAt, ...outcome }),
  };
}

/** Reads a stream to its end. One that hangs is left behind when the signal aborts. */
async function readAnswer(
  stream: AsyncIterator<LanguageModelEvent>,
  options: { signal: AbortSignal; onUsage: (usage: { inputTokens: number; outputTokens: number }) => void },
): Promise<{ text: string; stop: ModelStop }> {
  let text = '';
  try {
    for (;;) {
      const step = await raceSignal(stream.next(), options.signal);
      if (step.done) throw new Error('the stream ended without an end');
      const event = step.value;
      if (event.type === 'usage') options.onUsage(event);
      if (event.type === 'text-delta') text += event.delta;
      if (text.length > longestAnswer) throw new Error(`the answer is longer than ${longestAnswer} characters`);
      if (event.type === 'end') return { text, stop: event.stop };
    }
  } finally {
    void stream.return?.().then(undefined, () => {});
  }
}

function valuesIn(text: string, stop: ModelStop): readonly ProposedValue[] | undefined {
  if (stop !== 'end' && stop !== 'stop-sequence') return undefined;
  const parsed = parseYaml<Static<typeof Values>>(text, schema, { maxLength: longestAnswer });
  return parsed.ok ? parsed.value.values : undefined;
}
