import type { Evidence, Passage } from '@trellis/network-skills';
import { skillInSentence } from '@trellis/network-skills';
import { shorten } from '@trellis/ui-schema';
import type { Candidate } from './candidates.ts';
import { candidatesFor } from './candidates.ts';
import { knownSkill, newSkill } from './bank/by-kind.ts';
import type { Material } from './material.ts';
import { ownWords, storiesFor } from './stories.ts';
import { selectQuestions } from './select-questions.ts';

/** A likely question with everything to get ready for it. */
export interface InterviewQuestion {
  readonly kind: Candidate['kind'];
  readonly question: string;
  readonly why: string;
  readonly prepare: string;
  /** What to tell when there is no evidence; `{place}` is where to look. */
  readonly withoutStory?: string;
  /** Lines of the member's own profile to answer with; empty when it holds none. */
  readonly evidence: readonly Evidence[];
  /** The evidence does not name what is asked; it is only told in such words. */
  readonly isGuess: boolean;
  /** Where the profile names it, or what the member says of themselves; it may do so without telling anything. */
  readonly named?: Evidence;
  /** For what the member has not done: the nearest that they have. */
  readonly nearest?: { readonly name: string; readonly evidence: Evidence };
  readonly isLanguage: boolean;
  /** What it is about, in a few words. */
  readonly topic: string;
  /** It is about a licence or a certificate: `named` when the profile lists it. */
  readonly isLicence: boolean;
  /** The posting names it. */
  readonly fromPosting: boolean;
}

const questionsWanted = 8;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const fillIn = (template: string, { skill = '', ...others }: Readonly<Record<string, string>>) => {
  const fill: Readonly<Record<string, string>> = { skill, Skill: capital(skill), ...others };
  return template.replace(/\{(\w+)\}/g, (_, key: string) => shorten((fill[key] ?? '').replace(/[.;,:\s]+$/, ''), 150));
};

const asEvidence = ({ quote, where }: Evidence): Evidence => ({ quote, where });

/**
 * Gives each question a line of the profile to tell, none of them twice: one story for everything is no preparation. Questions with the least
 * choice choose first; what is left over goes to the opening and to those that would be glad of a second.
 */
function shareOut(candidates: readonly Candidate[]): Map<Candidate, { evidence: Evidence[]; isGuess: boolean }> {
  const used = new Set<string>();
  const given = new Map(candidates.map((candidate) => [candidate, { evidence: [] as Evidence[], isGuess: false }]));
  const take = (candidate: Candidate, from: readonly Passage[]) => {
    const passage = from.find(({ quote }) => !used.has(quote));
    if (!passage) return false;
    used.add(passage.quote);
    given.get(candidate)?.evidence.push(asEvidence(passage));
    return true;
  };
  const byChoice = (lines: (candidate: Candidate) => number) => [...candidates].sort((a, b) => lines(a) - lines(b));
  const asked = byChoice(({ passages }) => passages.length).filter(({ kind }) => kind !== 'role');
  for (const candidate of asked) take(candidate, candidate.passages);
  for (const candidate of byChoice(({ maybe = [] }) => maybe.length)) {
    const own = given.get(candidate);
    if (own && own.evidence.length === 0) own.isGuess = take(candidate, candidate.maybe ?? []);
  }
  // Who somebody is can be told with anything: what is left, else the best.
  for (const candidate of candidates.filter(({ kind }) => kind === 'role'))
    if (!take(candidate, candidate.passages))
      given.get(candidate)?.evidence.push(...candidate.passages.slice(0, 1).map(asEvidence));
  for (const candidate of asked) if (given.get(candidate)?.isGuess === false) take(candidate, candidate.passages);
  return given;
}

function topicOf({ kind, fill, skills }: Candidate): string {
  if (kind === 'role') return fill['title'] ?? '';
  if (kind === 'motivation') return fill['company'] || 'your reasons';
  return skills[0] && kind !== 'duty'
    ? (fill['skill'] ?? '')
    : shorten((fill['duty'] ?? '').replace(/[.;,:\s]+$/, ''), 60);
}

/** The questions to expect, in the order of an interview: who you are, what the job needs, why here. */
export function prepareInterview(
  material: Material,
  isWanted?: (candidate: Candidate) => boolean,
): InterviewQuestion[] {
  const { opening, closing, others } = candidatesFor(material);
  const middle = selectQuestions({
    candidates: others,
    count: questionsWanted - 2,
    ...(isWanted && { wanted: isWanted }),
  });
  const turns = new Map<Candidate['templates'], number>();
  const shares = shareOut([opening, ...middle, closing]);
  return [opening, ...middle, closing].flatMap((candidate) => {
    const turn = turns.get(candidate.templates) ?? 0;
    turns.set(candidate.templates, turn + 1);
    const template = candidate.templates[turn % candidate.templates.length];
    if (!template) return [];
    const [transfer] = candidate.transfers;
    const [named] = candidate.kind === 'role' ? [ownWords(material)] : (candidate.named ?? []);
    return {
      kind: candidate.kind,
      question: fillIn(template.question, candidate.fill),
      why: template.why,
      prepare: template.prepare,
      ...(template.withoutStory !== undefined && { withoutStory: template.withoutStory }),
      evidence: shares.get(candidate)?.evidence ?? [],
      isGuess: shares.get(candidate)?.isGuess ?? false,
      ...(named && { named: asEvidence(named) }),
      ...(transfer && {
        nearest: {
          name: skillInSentence(transfer.from, material.relations),
          evidence: asEvidence(storiesFor(material, '', [transfer.from])[0] ?? transfer.evidence),
        },
      }),
      topic: topicOf(candidate),
      isLanguage: candidate.templates === newSkill.language || candidate.templates === knownSkill.language,
      isLicence: candidate.templates === newSkill.licence || candidate.templates === knownSkill.licence,
      fromPosting: ![...candidate.covers.keys()].some((point) => /^(?:role|motivation|customary)/.test(point)),
    };
  });
}
