import type { Requirement, SkillRef } from '../entities.ts';
import type { Comparison, Transfer } from './finding.ts';
import type { ProfilePart } from './parts.ts';
import type { SkillHit } from './skill-hits.ts';
import { nameInSentence } from '../skill-name.ts';
import type { SkillRelations } from './skill-relations.ts';
import { evidenceOf, hitsFor, satisfies } from './skill-hits.ts';
import { yearsCovered, yearsText } from './months.ts';

const listed = new Intl.ListFormat('en', { type: 'conjunction' });
const either = new Intl.ListFormat('en', { type: 'disjunction' });
const maxNames = 4;

/** Distinct names; a long row of them ends in "others". */
function namesIn(skills: readonly SkillRef[], relations: SkillRelations): string[] {
  const names = [...new Set(skills.map(({ id, name }) => nameInSentence(name, relations.kind(id))))];
  return names.length > maxNames ? [...names.slice(0, maxNames - 1), 'more like them'] : names;
}
const namesOf = (skills: readonly SkillRef[], relations: SkillRelations) => listed.format(namesIn(skills, relations));
const anyOf = (skills: readonly SkillRef[], relations: SkillRelations) => either.format(namesIn(skills, relations));
const beginnerLevel = /\b(beginner|basic|novice|elementary|learning|anfänger|grundkenntnisse)\b/i;
const appliedKinds = new Set<ProfilePart['kind']>(['position', 'project', 'volunteering', 'certificate']);

interface SkillState {
  readonly skill: SkillRef;
  /** Parts that show it. */
  readonly shown: readonly SkillHit[];
  /** When none does: parts that show something near it. */
  readonly near: readonly SkillHit[];
}

function transfersOf(states: readonly SkillState[]): Transfer[] {
  const transfers = new Map<string, Transfer>();
  for (const { skill, near } of states)
    for (const hit of near.slice(0, 2)) {
      const key = `${hit.owned.id} ${skill.id}`;
      const evidence = { quote: hit.quote, where: hit.part.where };
      if (!transfers.has(key)) transfers.set(key, { from: hit.owned, to: skill, evidence });
    }
  return [...transfers.values()];
}

/** "PostgreSQL is a kind of SQL": said where the words of the posting and of the profile differ. */
function kindNotes(states: readonly SkillState[], relations: SkillRelations): string[] {
  return states.flatMap(({ skill, shown }) => {
    const first = shown[0];
    return first?.relation === 'narrower' ? [`${first.owned.name} counts as ${namesOf([skill], relations)}.`] : [];
  });
}

function transferNote(transfers: readonly Transfer[], relations: SkillRelations): string[] {
  const [first] = transfers;
  if (!first) return [];
  const nearest = transfers.filter((transfer) => transfer.to.id === first.to.id).map((transfer) => transfer.from);
  return [`Close to ${namesOf([first.to], relations)}, and in your profile: ${namesOf(nearest, relations)}.`];
}

function yearsOf(requirement: Requirement, shown: readonly SkillHit[]): Comparison['years'] {
  if (requirement.minimumYears === undefined) return undefined;
  const positions = new Set(shown.filter((hit) => hit.part.kind === 'position').map((hit) => hit.part));
  const spans = [...positions].flatMap((part) => (part.span ? [part.span] : []));
  const undated = [...positions].some((part) => !part.span);
  if (undated && yearsCovered(spans) < requirement.minimumYears) return { asked: requirement.minimumYears };
  return { asked: requirement.minimumYears, shown: yearsCovered(spans) };
}

/** What is wrong with evidence that is there: too few years, dates that do not say, only listed, a beginner's level. */
function reservation(requirement: Requirement, shown: readonly SkillHit[], years: Comparison['years']) {
  if (years && years.shown === undefined)
    return {
      reason: `${yearsText(years.asked)} are asked for; the dates in your profile do not say how long it was.`,
      suggestion: 'Add start and end dates to the positions where you did this.',
    };
  if (years && (years.shown ?? 0) < years.asked)
    return years.shown === 0
      ? {
          reason: `${yearsText(years.asked)} are asked for; no dated position in your profile shows it yet.`,
          suggestion: 'If you used it at work, say so in that position, with what came of it.',
        }
      : {
          reason: `${yearsText(years.asked)} are asked for; the positions that show it add up to ${yearsText(years.shown ?? 0)}.`,
          suggestion: 'Lead with depth: the hardest thing you did with it, and the result.',
        };
  if (shown.every((hit) => hit.part.level !== undefined && beginnerLevel.test(hit.part.level)))
    return {
      reason: `You list it at the level “${shown[0]?.part.level ?? ''}”.`,
      suggestion: 'Show what you have already done with it, however small, or raise the level when it is out of date.',
    };
  if (requirement.kind === 'experience' && !shown.some((hit) => appliedKinds.has(hit.part.kind)))
    return {
      reason: 'Your profile names it, but no position or project shows you using it.',
      suggestion: 'Add one line to a position or project that says what you did with it.',
    };
  return undefined;
}

/** What is worth learning: not what nobody learns from a course. Of several that are enough, each is named: any of them will do. */
const learnable = (skills: readonly SkillRef[], relations: SkillRelations) =>
  skills.filter((skill) => relations.kind(skill.id) !== 'transversal');

function notShown(requirement: Requirement, states: readonly SkillState[], relations: SkillRelations): Comparison {
  const skills = states.map((state) => state.skill);
  const transfers = transfersOf(states);
  const near = states.flatMap((state) => state.near);
  if (transfers.length > 0)
    return {
      verdict: 'partly',
      evidence: evidenceOf(near),
      reason: [`Not named in your profile: ${anyOf(skills, relations)}.`, ...transferNote(transfers, relations)].join(
        ' ',
      ),
      suggestion: `Say how your ${namesOf(
        transfers.map((transfer) => transfer.from),
        relations,
      )} prepares you for ${namesOf(
        transfers.map((transfer) => transfer.to),
        relations,
      )}.`,
      missingSkills: learnable(skills, relations),
      transfers,
    };
  if (skills.every((skill) => relations.kind(skill.id) === 'transversal'))
    return {
      verdict: 'unclear',
      evidence: [],
      reason: `Your profile does not speak of ${namesOf(skills, relations)}; few profiles do.`,
      suggestion: 'Have one short story ready that shows it: the situation, what you did, what came of it.',
      missingSkills: [],
    };
  return {
    verdict: 'missing',
    evidence: [],
    reason: `Not in your profile yet: ${requirement.anyOfSkills ? anyOf(skills, relations) : namesOf(skills, relations)}.`,
    suggestion: 'If you have done it, add where and when. If not, say what you would build on.',
    missingSkills: learnable(skills, relations),
  };
}

function partlyShown(requirement: Requirement, states: readonly SkillState[], relations: SkillRelations): Comparison {
  const shown = states.filter((state) => state.shown.length > 0);
  const open = states.filter((state) => state.shown.length === 0);
  const soft = open.every((state) => relations.kind(state.skill.id) === 'transversal');
  const transfers = transfersOf(open);
  const years = yearsOf(
    requirement,
    shown.flatMap((state) => state.shown),
  );
  return {
    verdict: 'partly',
    evidence: evidenceOf([...shown.flatMap((state) => state.shown), ...open.flatMap((state) => state.near)]),
    reason: [
      `Shown: ${namesOf(
        shown.map((state) => state.skill),
        relations,
      )}. Not shown yet: ${namesOf(
        open.map((state) => state.skill),
        relations,
      )}.`,
      ...transferNote(transfers, relations),
    ].join(' '),
    suggestion: soft
      ? `Add an example that shows ${namesOf(
          open.map((state) => state.skill),
          relations,
        )}.`
      : `Name ${namesOf(
          open.map((state) => state.skill),
          relations,
        )} where you have used it, or say what you would build on.`,
    missingSkills: learnable(
      open.map((state) => state.skill),
      relations,
    ),
    transfers,
    ...(years && { years }),
  };
}

/** "Accounting, auditing or planning" is not met by planning alone. */
const isOnlySoft = (shown: readonly SkillState[], states: readonly SkillState[], relations: SkillRelations) => {
  const isSoft = ({ skill }: SkillState) => relations.kind(skill.id) === 'transversal';
  return shown.every(isSoft) && !states.every(isSoft);
};

/** Compares the skills that a requirement names, and their years, with those that the parts of a profile show. */
export function compareSkills(
  requirement: Requirement,
  parts: readonly ProfilePart[],
  relations: SkillRelations,
): Comparison {
  const states = requirement.skills.map((skill): SkillState => {
    const hits = hitsFor(skill, parts, relations);
    const shown = hits.filter(satisfies);
    return { skill, shown, near: shown.length > 0 ? [] : hits };
  });
  const shown = states.filter((state) => state.shown.length > 0);
  if (shown.length === 0) return notShown(requirement, states, relations);
  if (!requirement.anyOfSkills && shown.length < states.length) return partlyShown(requirement, states, relations);
  if (isOnlySoft(shown, states, relations)) return partlyShown(requirement, states, relations);
  const hits = shown.flatMap((state) => state.shown);
  const years = yearsOf(requirement, hits);
  const doubt = reservation(requirement, hits, years);
  return {
    verdict: doubt ? 'partly' : 'matched',
    evidence: evidenceOf(hits),
    reason: [
      `Your profile shows ${namesOf(
        shown.map((state) => state.skill),
        relations,
      )}.`,
      ...kindNotes(shown, relations),
      ...(doubt
        ? [doubt.reason]
        : years
          ? [`${yearsText(years.shown ?? 0)} in positions that show it; ${yearsText(years.asked)} asked for.`]
          : []),
    ].join(' '),
    ...(doubt && { suggestion: doubt.suggestion }),
    ...(years && { years }),
  };
}
