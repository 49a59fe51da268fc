import type { FitAssessment } from './assess-fit.ts';
import { askedAbout, focusOf, isOwnStarter } from './focus.ts';
import { carriesOver, leadWith, nextSteps, openPoints } from './next-steps.ts';
import {
  askTheRecruiter,
  jobUnreadable,
  noJobInView,
  profileEmpty,
  profileUnreadable,
  vagueOpening,
} from './no-comparison.ts';
import { openingFor } from './opening.ts';

/** A part of an answer, in the order in which it is shown. */
export type Piece =
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'table' }
  | { readonly kind: 'courses' };

const table: Piece = { kind: 'table' };
const courses: Piece = { kind: 'courses' };
const text = (id: string, ...sections: readonly string[]): Piece => ({
  kind: 'text',
  id,
  text: sections.filter((part) => part !== '').join('\n\n'),
});

/** The whole answer from an assessment alone. Never has an empty part. */
export function composeAnswer(
  assessment: FitAssessment,
  turn: { readonly question: string; readonly starterId?: string | undefined; readonly hasJobInView: boolean },
): Piece[] {
  const { job, profile, findings, relations } = assessment;
  if (!job) return [text('opening', turn.hasJobInView ? jobUnreadable : noJobInView)];
  if (!profile) return [text('opening', profileUnreadable(job))];
  if (assessment.profileIsEmpty) return [text('opening', profileEmpty(job))];
  if (assessment.postingIsVague)
    return [
      text('opening', vagueOpening(assessment)),
      table,
      text('next', carriesOver(assessment), askTheRecruiter(job)),
    ].filter(hasContent);
  const focus = focusOf(turn.question, turn.starterId);
  const asked = isOwnStarter(turn.starterId) ? [] : askedAbout(turn.question, findings, relations);
  const opening = text('opening', openingFor(assessment, focus, asked));
  const parts: Piece[] = {
    fit: () => [
      opening,
      table,
      text('next', carriesOver(assessment), nextSteps(assessment), openPoints(assessment)),
      courses,
    ],
    positioning: () => [
      opening,
      text('lead', leadWith(assessment), carriesOver(assessment), openPoints(assessment, 'Have an answer ready for')),
      table,
      text('next', nextSteps(assessment, 'Say more about')),
      courses,
    ],
    gaps: () => [
      opening,
      text('next', nextSteps(assessment, 'One step for each')),
      courses,
      table,
      text('open', openPoints(assessment)),
    ],
  }[focus]();
  return parts.filter(hasContent).filter((part) => part.kind !== 'courses' || assessment.courses.length > 0);
}

const hasContent = (piece: Piece) => piece.kind !== 'text' || piece.text !== '';
