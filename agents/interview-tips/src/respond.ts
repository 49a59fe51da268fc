import type { AgentStream, GenerateContext, RespondContext } from '@trellis/core';
import { localize } from '@trellis/core';
import { getCompany, getJob, getProfile } from '@trellis/network-skills';
import { citeMarkers } from '@trellis/prompt-templates';
import { questionList } from './blocks.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Material } from './material.ts';
import { readMaterial } from './material.ts';
import { preparation } from './preparation-prompt.ts';
import { companyMarker, jobMarker, preparationVariables, profileMarker } from './preparation-variables.ts';

const onlyEnglish = {
  en: 'Without a language model this answer comes in English only.',
  de: 'Ohne Sprachmodell gibt es diese Antwort nur auf Englisch.',
  fr: 'Sans modèle de langue, cette réponse n’existe qu’en anglais.',
  es: 'Sin modelo de lenguaje, esta respuesta solo está en inglés.',
};

const answerFor = (material: Material, { question, starterId, view }: RespondContext) =>
  composeAnswer(material, { question, starterId, hasJobInView: view.job !== undefined });

/** The answer from the dossier alone. */
export async function* respondWithoutModel(context: RespondContext): AgentStream {
  const material = readMaterial(context);
  const { locale } = context.member;
  if (!/^en\b/i.test(locale)) yield { type: 'notice', code: 'DEGRADED', text: localize(onlyEnglish, locale) };
  const { pieces, questions } = answerFor(material, context);
  for (const piece of pieces) {
    if (piece.kind === 'questions') {
      yield { type: 'ui-block', block: questionList(questions, material, locale) };
      continue;
    }
    const messageId = `interview-${piece.id}`;
    yield { type: 'text-start', messageId };
    yield { type: 'text-delta', messageId, delta: piece.text };
    yield { type: 'text-end', messageId };
  }
}

/** What a model makes of the chosen questions; then the questions themselves, which need no model. */
export async function* respond(context: GenerateContext): AgentStream {
  const material = readMaterial(context);
  // Without a job there is nothing a model could add to saying so.
  if (!material.job) return yield* respondWithoutModel(context);
  const { questions } = answerFor(material, context);
  const answer = context.generate(preparation, preparationVariables(material, questions, context));
  yield* citeMarkers(answer, [
    { marker: jobMarker, entryId: context.dossier.all(getJob).find((entry) => entry.ok)?.id },
    { marker: profileMarker, entryId: context.dossier.all(getProfile).find((entry) => entry.ok)?.id },
    { marker: companyMarker, entryId: context.dossier.all(getCompany).find((entry) => entry.ok)?.id },
  ]);
  yield { type: 'ui-block', block: questionList(questions, material, context.member.locale) };
}
