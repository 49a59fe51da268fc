import type { AgentStream, GenerateContext, RespondContext } from '@trellis/core';
import { localize } from '@trellis/core';
import { getJob, getProfile } from '@trellis/network-skills';
import { citeMarkers } from '@trellis/prompt-templates';
import type { FitAssessment } from './assess-fit.ts';
import { assessFit } from './assess-fit.ts';
import { assessment as prompt } from './assessment-prompt.ts';
import { assessmentVariables, jobMarker, profileMarker } from './assessment-variables.ts';
import { courseList, matchTable } from './blocks.ts';
import type { Piece } from './compose-answer.ts';
import { composeAnswer } from './compose-answer.ts';

const onlyEnglish = {
  en: 'Without a language model this answer comes in English only.',
  de: 'Ohne Sprachmodell gibt es diese Antwort nur auf Englisch.',
  fr: 'Sans modèle de langue, cette réponse n’existe qu’en anglais.',
  es: 'Sin modelo de lenguaje, esta respuesta solo está en inglés.',
};

async function* write(piece: Piece, assessment: FitAssessment, locale: string): AgentStream {
  if (piece.kind === 'table') return yield { type: 'ui-block', block: matchTable(assessment, locale) };
  if (piece.kind === 'courses') return yield { type: 'ui-block', block: courseList(assessment, locale) };
  const messageId = `job-fit-${piece.id}`;
  yield { type: 'text-start', messageId };
  yield { type: 'text-delta', messageId, delta: piece.text };
  yield { type: 'text-end', messageId };
}

/** The answer from the dossier alone. */
export async function* respondWithoutModel(context: RespondContext): AgentStream {
  const { question, starterId, member, view } = context;
  const assessment = assessFit(context);
  if (!/^en\b/i.test(member.locale))
    yield { type: 'notice', code: 'DEGRADED', text: localize(onlyEnglish, member.locale) };
  const pieces = composeAnswer(assessment, { question, starterId, hasJobInView: view.job !== undefined });
  for (const piece of pieces) yield* write(piece, assessment, member.locale);
}

/** The table first, since it is computed and needs no model; then what a model makes of it; then the courses. */
export async function* respond(context: GenerateContext): AgentStream {
  const assessment = assessFit(context);
  const { locale } = context.member;
  // Without a job there is nothing a model could add to saying so.
  if (!assessment.job) return yield* respondWithoutModel(context);
  if (assessment.findings.length > 0 && !assessment.profileIsEmpty)
    yield { type: 'ui-block', block: matchTable(assessment, locale) };
  const answer = context.generate(prompt, assessmentVariables(assessment, context));
  yield* citeMarkers(answer, [
    { marker: jobMarker, entryId: context.dossier.all(getJob).find((entry) => entry.ok)?.id },
    { marker: profileMarker, entryId: context.dossier.all(getProfile).find((entry) => entry.ok)?.id },
  ]);
  if (assessment.courses.length > 0) yield { type: 'ui-block', block: courseList(assessment, locale) };
}
