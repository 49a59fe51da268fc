import type { Evidence, PersonProfile } from '@trellis/network-skills';
import { literal, quotation } from '@trellis/ui-schema';
import type { InterviewQuestion } from './interview.ts';
import { hasFigure, isBareTitle } from './stories.ts';

/** Where to look for a story that the profile does not tell: another place for each question, so that not all come from one. */
function placeFor(profile: PersonProfile | undefined, turn: number): string {
  const positions = (profile?.positions ?? []).filter(({ title }) => title.trim() !== '').slice(0, 3);
  const position = positions[turn % Math.max(1, positions.length)];
  if (!position) return 'paid or unpaid work, your studies, or a project of your own';
  const { title, company } = position;
  return `your time as ${literal(company.trim() ? `${title} at ${company}` : title, 90)}`;
}

/** Situation, task, action, result: the order of structured behavioural interviews (Janz 1982; the STAR scheme). */
export const fourSteps =
  'Tell each in four steps: the situation, what was yours to do, what *you* did, what came of it. Two minutes are enough.';

/** A quotation; of an entry that has only its name to show, the entry. */
const proof = (evidence: Evidence) => (isBareTitle(evidence) ? literal(evidence.where) : quotation(evidence));

/** In turn: the same remark under every question is read once. */
const withFigure = [
  'Your line has a figure: say what it meant.',
  'The figure says how much. Add for whom it mattered.',
];
const withoutResult = [
  'The result: your line does not name one. Find a number, a date, or what somebody said afterwards.',
  'What came of it? Your line does not say; prepare that sentence.',
  'Add the end: what was different afterwards, and who noticed.',
];
const inTurn = (wordings: readonly string[], turn: number) => wordings[turn % wordings.length] ?? '';
const resultOf = ({ quote }: Evidence, turn: number) => inTurn(hasFigure(quote) ? withFigure : withoutResult, turn);

function withEvidence({ kind, isGuess, named, evidence: [first, ...rest] }: InterviewQuestion, turn: number): string[] {
  if (!first) return [];
  const more = rest.map((one) => `Also yours: ${quotation(one)}.`);
  if (isGuess)
    return [
      turn % 2 === 0
        ? `Is there such a case behind this line? ${quotation(first)}. If so, tell that one.`
        : `This line may hold one: ${quotation(first)}. Tell it if it does.`,
      resultOf(first, turn),
    ];
  if (kind === 'role')
    return [
      ...(named ? [`You put it like this yourself: ${quotation(named)}.`] : []),
      `Tie it to something you have done: ${quotation(first)}.`,
      ...(named ? [] : more),
    ];
  return [`Your material: ${quotation(first)}.`, ...more, resultOf(first, turn)];
}

function licencePoints({ named }: InterviewQuestion): string[] {
  return named
    ? [`Your profile lists it: ${quotation(named)}. One sentence is enough.`]
    : [
        'If you hold it, say since when; it is not in your profile. If not, say what it takes and by when you could have it.',
      ];
}

function notDoneYet({ topic, nearest }: InterviewQuestion, place: string): string[] {
  const name = literal(topic, 60);
  const admit = `Say it in one sentence, without apology, and go on: “${name.charAt(0).toUpperCase()}${name.slice(1)} would be new to me.`;
  return nearest
    ? [`${admit} What comes closest is ${literal(nearest.name, 60)}.” Your proof: ${proof(nearest.evidence)}.`]
    : [
        `${admit} The last thing I learnt from the beginning was …” Say how long it took and who helped; look for it in ${place}.`,
      ];
}

/** In several wordings: with a short profile the same thing has to be said often. */
const noStory: readonly ((place: string) => string)[] = [
  (place) => `Your profile tells no story for this; look for one in ${place}. Small is fine.`,
  (place) => `This one you would have to bring yourself. Think of ${place}: when did something like it come up?`,
  (place) =>
    `Nothing in your profile speaks to this. One afternoon from ${place} is enough, if you can say what you did.`,
];

/** What to tell, as points: the member's own lines, and where there are none, where to look. Nothing is added to what the profile says. */
export function tellingPoints(question: InterviewQuestion, profile: PersonProfile | undefined, turn = 0): string[] {
  const { kind, evidence, named, isLicence } = question;
  if (kind === 'condition') return ['A plain yes or no is a good answer. If it depends, say on what.'];
  if (isLicence) return licencePoints(question);
  if (evidence.length > 0) return withEvidence(question, turn);
  // Nobody leads a shift in the way of an earlier job: tasks are told from the newest.
  const place = placeFor(profile, kind === 'duty' ? 0 : turn);
  const { withoutStory } = question;
  if (withoutStory !== undefined)
    return [
      ...(named ? [`Your profile lists it: ${quotation(named)}.`] : []),
      withoutStory.replace('{place}', () => place),
    ];
  if (kind === 'new-skill') return notDoneYet(question, place);
  if (kind === 'role')
    return [`Begin with something from ${place}, and end with the one task in the posting that you want most.`];
  if (named) return [`Your profile names it: ${proof(named)}. What they want is a case; take one from ${place}.`];
  return [noStory[turn % noStory.length]?.(place) ?? ''];
}

/** The member's lines with the number of the question that each is for: those with a result first, mere guesses last. */
export function storiesOf(
  questions: readonly InterviewQuestion[],
): { readonly line: string; readonly number: number }[] {
  const stories = questions.flatMap(({ evidence: [first], kind, isGuess }, index) =>
    first && kind !== 'condition'
      ? [{ first, number: index + 1, rank: Number(isGuess) * 2 - Number(hasFigure(first.quote)) }]
      : [],
  );
  return stories.sort((a, b) => a.rank - b.rank).map(({ first, number }) => ({ line: quotation(first), number }));
}
