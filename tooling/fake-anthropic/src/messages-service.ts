import type { IncomingHttpHeaders } from 'node:http';
import { FieldProblem } from './check.ts';
import { composeAnswer } from './compose-answer.ts';
import { createStepPicker, lastUserText } from './match-step.ts';
import { knownModels, modelInfo } from './models.ts';
import type { FakeModel } from './models.ts';
import { playEarlyFault, playStream, playWhole } from './play.ts';
import type { Stage } from './play.ts';
import { createPromptCache } from './prompt-cache.ts';
import { promptUnits, REQUEST_TOKENS } from './prompt-units.ts';
import type { Recording } from './record.ts';
import { countBody, messagesBody } from './request-shape.ts';
import type { CountBody, MessagesBody } from './request-shape.ts';
import type { FakeScript } from './script.ts';
import { checkConversation, checkGeneration } from './validate-request.ts';

/** The request names something that is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** What the endpoints do, without HTTP around it. Problems are thrown: `FieldProblem` for 400, `NotFound` for 404. */
export function createMessagesService(script: FakeScript, now: () => number) {
  const models = knownModels(script.models);
  const cache = createPromptCache({ minTokens: script.minCacheTokens ?? 0, now });
  const picker = createStepPicker(script);

  const findModel = (id: string): FakeModel => {
    const model = models.get(id);
    if (!model) throw new NotFound(`model: ${id}`);
    return model;
  };

  const readPrompt = (body: CountBody) => {
    const model = findModel(body.model);
    checkConversation(body, model);
    const units = promptUnits(body);
    const tokens = units.reduce((sum, unit) => sum + unit.tokens, REQUEST_TOKENS);
    return { model, units, tokens };
  };

  const pickStep = (body: MessagesBody, headers: IncomingHttpHeaders): number => {
    const index = picker.pick(body, headers);
    if (index === null)
      throw new FieldProblem(
        '',
        `no step of the script fits this request (model ${body.model}, last user text ${JSON.stringify(lastUserText(body).slice(0, 200))})`,
      );
    return index;
  };

  return {
    unusedSteps: picker.unused,

    countTokens(raw: unknown) {
      return { input_tokens: readPrompt(countBody(raw, '')).tokens };
    },

    listModels(query: URLSearchParams) {
      const all = [...models.values()].filter(
        (model) => !query.has('lifecycle') || query.getAll('lifecycle').includes(model.lifecycle),
      );
      const after = all.findIndex((model) => model.id === query.get('after_id')) + 1;
      const end = query.has('before_id') ? all.findIndex((model) => model.id === query.get('before_id')) : all.length;
      const limit = Math.min(1000, Math.max(1, Number(query.get('limit') ?? 20) || 20));
      const data = all.slice(after, Math.min(end, after + limit)).map(modelInfo);
      return {
        data,
        has_more: after + limit < end,
        first_id: data[0]?.id ?? null,
        last_id: data.at(-1)?.id ?? null,
      };
    },

    retrieveModel: (id: string) => modelInfo(findModel(id)),

    /** Answers `POST /v1/messages`. Resolves to whether the answer came to its true end. */
    async createMessage(raw: unknown, headers: IncomingHttpHeaders, stage: Stage, { record }: Recording) {
      const body = messagesBody(raw, '');
      const { model, units, tokens } = readPrompt(body);
      checkGeneration(body, model);
      if (tokens > model.maxInputTokens)
        throw new FieldProblem('', `prompt is too long: ${tokens} tokens > ${model.maxInputTokens} maximum`);
      const index = pickStep(body, headers);
      record.step = index;
      const step = script.steps[index] ?? {};
      if (await playEarlyFault(step.fault, stage)) return false;
      const answer = composeAnswer(step, body, cache.bill(model.id, units));
      record.usage = answer.usage;
      return body.stream ? playStream(answer, step, stage) : playWhole(answer, step, stage);
    },
  };
}
