import { literal, quotation, shorten } from '@trellis/ui-schema';
import { everyStory, hasFigure } from './stories.ts';
import { skillInSentence } from '@trellis/network-skills';
import type { Focus } from './focus.ts';
import { focusOf, isOwnStarter } from './focus.ts';
import { questionsToAsk } from './asking.ts';
import type { InterviewQuestion } from './interview.ts';
import { prepareInterview } from './interview.ts';
import type { Material } from './material.ts';
import { mentionsIn, skillsNamedIn } from './material.ts';
import { andList, paragraph, section } from './prose.ts';
import { fourSteps, storiesOf, tellingPoints } from './telling.ts';

/** A part of an answer, in the order in which it is shown. */
export type Piece =
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'questions' };

/** An answer, and the questions that it is about. */
export interface Answer {
  readonly pieces: readonly Piece[];
  readonly questions: readonly InterviewQuestion[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const noJob =
  'Open a job, or import a posting, and ask again: then I can say what they are likely to ask, and what of your own to answer with.';
const unreadable =
  'The job posting could not be read just now, so I cannot tell what this interview will be about. Try again in a moment; meanwhile, think of three things you have done that you are glad about. They will fit most questions.';

const jobName = ({ job }: Material) => {
  const title = literal(job?.title ?? '', 100) || 'this job';
  return job?.company.trim() ? `${title} at ${literal(job.company, 80)}` : title;
};

/** With something of the member's own; a mere guess is not. */
const ready = (questions: readonly InterviewQuestion[]) =>
  questions.filter(({ evidence, isGuess, isLicence, named }) =>
    isLicence ? named !== undefined : evidence.length > 0 && !isGuess,
  );

function materialSentence(questions: readonly InterviewQuestion[], { profile }: Material): string {
  if (!profile) return 'Your profile could not be read, so the answers come without your own examples.';
  const count = ready(questions).length;
  if (count === 0)
    return 'Your profile tells no story for these questions yet, so each comes with a hint where to look for one.';
  return count === questions.length
    ? 'For every one of them your profile holds something to answer with.'
    : `For ${count} of the ${questions.length} your profile holds something to answer with; for the others there is a hint.`;
}

function gapSentence(questions: readonly InterviewQuestion[]): string | undefined {
  const topics = questions
    .filter(({ kind }) => kind === 'new-skill')
    .map(({ topic, isLicence }) => `${isLicence ? 'the ' : ''}**${literal(topic, 60)}**`);
  return topics.length === 0
    ? undefined
    : `Have an honest sentence ready on ${andList(topics)}, which your profile does not show.`;
}

/** What the posting dwells on: skills by name; where it names none, its tasks. */
function topicsOf(questions: readonly InterviewQuestion[]): string[] {
  const asked = questions.filter((one) => one.fromPosting && one.kind !== 'condition');
  // A licence is asked for and ticked off.
  const skills = asked.filter(({ kind, isLicence }) => kind !== 'duty' && !isLicence);
  return skills.length > 0
    ? skills.slice(0, 3).map(({ topic }) => `**${literal(topic, 60)}**`)
    : asked.slice(0, 2).map(({ topic }) => `“${literal(topic, 70)}”`);
}

function openingFor(focus: Focus, questions: readonly InterviewQuestion[], material: Material): string {
  const job = jobName(material);
  const topics = topicsOf(questions);
  const named = andList(topics);
  const expect =
    topics.length > 0
      ? `For ${job}, expect most of the time to go into ${named}: that is what the posting dwells on.`
      : `The posting for ${job} says little about what it asks for, so expect the questions that nearly every interview has.`;
  if (focus === 'ask')
    return `For ${job}, ask about the work itself: good questions show that you are already thinking your way into it. Three are enough; choose those whose answers would change your mind.`;
  if (focus === 'prepare')
    return paragraph(
      expect,
      'An evening is enough: three stories of your own, one honest sentence for what you lack, one look at the employer.',
      gapSentence(questions),
    );
  if (focus === 'stories')
    return paragraph(
      `For ${job}, tell what shows the work they name${topics.length > 0 ? `: ${named}` : ''}.`,
      materialSentence(questions, material),
    );
  return paragraph(expect, materialSentence(questions, material), gapSentence(questions));
}

function stories(questions: readonly InterviewQuestion[], material: Material): string {
  const used = new Set(questions.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)));
  const stories = storiesOf(questions)
    .slice(0, 4)
    .map(({ line, number }) => `${line}: for question ${number}`);
  const unasked = everyStory(material)
    .filter(({ quote }) => hasFigure(quote) && !used.has(quote))
    .slice(0, 2)
    .map((one) => `${quotation(one)}: wherever they ask for a result`);
  const lines = [...stories, ...unasked];
  return section('Stories to have ready', lines.length > 0 ? [...lines, fourSteps] : []);
}

/** The words that the posting itself uses most. */
function frequentWords(material: Material): string {
  const most = mentionsIn(material.job?.text ?? '', material)
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times);
  return most.length > 1
    ? `Use their words. These come up most in the posting: ${andList(most.slice(0, 3).map(({ skill }) => `**${literal(skillInSentence(skill, material.relations), 60)}**`))}.`
    : 'Read the posting once more the evening before, and use its words for things rather than your own.';
}

function preparation(questions: readonly InterviewQuestion[], material: Material): string {
  const { company, job, findings } = material;
  const musts = findings.filter(({ requirement }) => requirement.importance === 'must');
  const proved = musts.filter(({ verdict }) => verdict === 'matched').length;
  const fresh = questions.filter(({ kind }) => kind === 'new-skill').slice(0, 2);
  const about = company && shorten(company.about.split(/(?<=[.!?])\s/)[0] ?? '', 200);
  return section('How to prepare', [
    ...(musts.length > 0
      ? [
          `Say one sentence aloud for ${musts.length === 1 ? 'the one point' : `each of the ${musts.length} points`} the posting insists on${proved > 0 && musts.length > 1 ? `; your profile proves ${proved}` : ''}.`,
        ]
      : []),
    ...fresh.map(({ topic, prepare }) => `**${capital(literal(topic, 60))}**: ${prepare}`),
    ...(about
      ? [
          `Know what they say of themselves: “${literal(about, 210)}”${company?.values.length ? ` Their values: ${andList(company.values.slice(0, 3).map((value) => `“${literal(value, 80)}”`))}.` : ''}`,
        ]
      : [
          `Find out about ${literal(job?.company ?? '', 80) || 'the employer'}: what they do, for whom, and one thing that changed lately. The network holds no page of it.`,
        ]),
    frequentWords(material),
  ]);
}

/** The points that an asked-about skill needs, when the member names one. */
function specific(questions: readonly InterviewQuestion[], asked: readonly string[], material: Material): string {
  const found = questions.filter(({ topic, kind }) => asked.includes(topic) && kind !== 'duty').slice(0, 2);
  return found
    .map((one) => `On **${literal(one.topic, 60)}**: ${tellingPoints(one, material.profile).join(' ')}`)
    .join('\n\n');
}

/** The whole answer from the material alone. Never has an empty part. */
export function composeAnswer(
  material: Material,
  turn: { readonly question: string; readonly starterId?: string | undefined; readonly hasJobInView: boolean },
): Answer {
  if (!material.job)
    return { questions: [], pieces: [{ kind: 'text', id: 'opening', text: turn.hasJobInView ? unreadable : noJob }] };
  const focus = focusOf(turn.question, turn.starterId);
  const asked = isOwnStarter(turn.starterId)
    ? []
    : skillsNamedIn(turn.question, material).map((skill) => skillInSentence(skill, material.relations));
  const questions = prepareInterview(material, ({ fill }) => asked.includes(fill['skill'] ?? ''));
  const text = (id: string, ...parts: string[]): Piece => ({
    kind: 'text',
    id,
    text: parts.filter((part) => part !== '').join('\n\n'),
  });
  const opening = text('opening', specific(questions, asked, material), openingFor(focus, questions, material));
  const ask = section('What to ask them', questionsToAsk(material));
  const block: Piece = { kind: 'questions' };
  const pieces: Piece[] = {
    questions: () => [
      opening,
      block,
      text('next', stories(questions, material), preparation(questions, material), ask),
    ],
    prepare: () => [
      opening,
      text('prepare', stories(questions, material), preparation(questions, material)),
      block,
      text('ask', ask),
    ],
    stories: () => [
      opening,
      text('stories', stories(questions, material)),
      block,
      text('next', preparation(questions, material)),
    ],
    ask: () => [opening, text('ask', ask), block],
  }[focus]();
  return { questions, pieces: pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '') };
}
