import type { Static } from 'typebox';
import { Type } from 'typebox';
import { questionsToAsk } from './asking.ts';
import { focusOf } from './focus.ts';
import type { InterviewQuestion } from './interview.ts';
import type { Material } from './material.ts';

/** What the posting is cited by. */
export const jobMarker = '1';
/** What the profile is cited by. */
export const profileMarker = '2';
/** What the page of the employer is cited by. */
export const companyMarker = '3';

const text = Type.String();
const quoteList = Type.Array(Type.Object({ quote: text, where: text }));

/** What the preparation prompt is filled with. */
export const PreparationVariables = Type.Object({
  question: text,
  focus: Type.Object({
    questions: Type.Boolean(),
    prepare: Type.Boolean(),
    stories: Type.Boolean(),
    ask: Type.Boolean(),
  }),
  jobId: text,
  profileId: text,
  companyId: text,
  posting: Type.Object({ title: text, company: text, text }),
  company: Type.Union([
    Type.Null(),
    Type.Object({ name: text, about: text, values: Type.Array(text), products: Type.Array(text) }),
  ]),
  profile: Type.Union([Type.Null(), Type.Object({ headline: text, summary: text, positions: Type.Array(text) })]),
  likely: Type.Array(
    Type.Object({
      question: text,
      why: text,
      fromPosting: Type.Boolean(),
      notDoneYet: Type.Boolean(),
      onlyMaybe: Type.Boolean(),
      evidence: quoteList,
      nearest: text,
    }),
  ),
  toAsk: Type.Array(text),
});

const maxPosting = 8_000;
const maxEntry = 700;
const cut = (value: string | undefined, length: number) =>
  (value ?? '').length <= length
    ? (value ?? '')
    : `${(value ?? '').slice(0, length).replace(/[\uD800-\uDBFF]$/, '')} …`;

/** Everything a model is shown. Neither name nor place of the member: nothing in an interview is prepared better for them. */
export function preparationVariables(
  material: Material,
  questions: readonly InterviewQuestion[],
  turn: { readonly question: string; readonly starterId?: string },
): Static<typeof PreparationVariables> {
  const { job, company, profile } = material;
  const focus = focusOf(turn.question, turn.starterId);
  return {
    question: turn.question,
    focus: {
      questions: focus === 'questions',
      prepare: focus === 'prepare',
      stories: focus === 'stories',
      ask: focus === 'ask',
    },
    jobId: jobMarker,
    profileId: profileMarker,
    companyId: companyMarker,
    posting: { title: job?.title ?? '', company: job?.company ?? '', text: cut(job?.text, maxPosting) },
    company: company
      ? {
          name: company.name,
          about: cut(company.about, 2_000),
          values: company.values.slice(0, 8),
          products: company.products.slice(0, 8),
        }
      : null,
    profile: profile
      ? {
          headline: cut(profile.headline, maxEntry),
          summary: cut(profile.summary, maxEntry),
          positions: profile.positions
            .slice(0, 12)
            .map(({ title, company: employer, summary, highlights }) =>
              cut(
                [`${title} at ${employer}`, summary ?? '', ...highlights.slice(0, 8)].filter(Boolean).join(' | '),
                2 * maxEntry,
              ),
            ),
        }
      : null,
    likely: questions.map(({ question, why, fromPosting, kind, evidence, isGuess, nearest }) => ({
      question,
      why,
      fromPosting,
      notDoneYet: kind === 'new-skill',
      onlyMaybe: isGuess,
      evidence: [...evidence],
      nearest: nearest ? `${nearest.name}: “${nearest.evidence.quote}” (${nearest.evidence.where})` : '',
    })),
    toAsk: questionsToAsk(material),
  };
}
