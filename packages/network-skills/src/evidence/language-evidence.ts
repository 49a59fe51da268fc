import type { PersonProfile, Requirement } from '../entities.ts';
import type { Comparison, Evidence } from './finding.ts';
import type { SkillRelations } from './skill-relations.ts';
import { indexOfName } from './quotes.ts';

type Entry = PersonProfile['languages'][number];

/** CEFR bands (Council of Europe 2001) and the words people use for them. The highest band asked for is "fluent": nobody must be native. */
const bands: readonly (readonly [RegExp, number])[] = [
  [/\b(native|mother tongue|bilingual|c2|muttersprach\w*)\b/i, 5],
  [/\b(fluent|fluency|full professional|c1|business|negotiation|fließend|verhandlungssicher)\b/i, 4],
  [/\b(professional|upper.intermediate|b2|advanced|good|working proficiency|gut)\b/i, 3],
  [/\b(intermediate|conversational|moderate|limited working|b1)\b/i, 2],
  [/\b(basic|elementary|beginner|a1|a2|some|grundkenntnisse)\b/i, 1],
];
const fluent = 4;
const bandOf = (text: string) => bands.find(([pattern]) => pattern.test(text))?.[1];

const evidenceOf = (entry: Entry): Evidence[] => [
  { quote: entry.language, where: entry.fluency ? `languages, listed as “${entry.fluency}”` : 'languages' },
];
const addIt = 'If you speak it, add it to your languages with a level, such as B2.';

function compareOne(text: string, entry: Entry): Comparison {
  const asked = Math.min(bandOf(text) ?? 0, fluent);
  const shown = bandOf(entry.fluency ?? '');
  const evidence = evidenceOf(entry);
  if (asked <= 1 || (shown !== undefined && shown >= asked))
    return { verdict: 'matched', evidence, reason: `Your profile lists ${entry.language}.` };
  return shown === undefined
    ? {
        verdict: 'partly',
        evidence,
        reason: `Your profile lists ${entry.language}, but not how well you speak it.`,
        suggestion: 'Add the level, such as C1, and where you have used it at work.',
      }
    : {
        verdict: 'partly',
        evidence,
        reason: `Your profile lists ${entry.language} at a level below the one asked for.`,
        suggestion: 'If your level has grown since, update it; else say how you use the language today.',
      };
}

/** Compares languages by what the profile lists under languages, and by nothing else: never by name, place or origin. */
export function compareLanguage(
  requirement: Requirement,
  profile: PersonProfile,
  relations: SkillRelations,
): Comparison | undefined {
  const names = requirement.skills.map((skill) => relations.names(skill));
  const asked = names.length > 0 ? names : profile.languages.map((entry) => [entry.language]);
  const found = asked.map((group) =>
    profile.languages.find((entry) =>
      names.length > 0
        ? group.some((name) => indexOfName(entry.language, name) >= 0)
        : indexOfName(requirement.text, entry.language) >= 0 && group[0] === entry.language,
    ),
  );
  const entries = found.filter((entry) => entry !== undefined);
  if (entries.length > 0 && (names.length === 0 || requirement.anyOfSkills || entries.length === names.length)) {
    const compared = entries.map((entry) => compareOne(requirement.text, entry));
    const weakest = compared.find((one) => one.verdict === 'partly');
    const best = requirement.anyOfSkills
      ? (compared.find((one) => one.verdict === 'matched') ?? compared[0])
      : (weakest ?? compared[0]);
    const all = best?.verdict === 'matched' && !requirement.anyOfSkills;
    const listed = new Intl.ListFormat('en').format(entries.map((entry) => entry.language));
    return (
      best && {
        ...best,
        evidence: compared.flatMap((one) => one.evidence),
        ...(all && { reason: `Your profile lists ${listed}.` }),
      }
    );
  }
  if (entries.length > 0)
    return {
      verdict: 'partly',
      evidence: entries.flatMap(evidenceOf),
      reason: 'Your profile lists some of these languages.',
      suggestion: addIt,
    };
  if (names.length === 0) return severalLanguages(requirement, profile);
  return profile.languages.length === 0
    ? { verdict: 'unclear', evidence: [], reason: 'Your profile lists no languages.', suggestion: addIt }
    : {
        verdict: 'missing',
        evidence: [],
        reason: 'Your profile lists other languages, but not this one.',
        suggestion: addIt,
      };
}

/** "Foreign languages a plus": which language is foreign to whom is nobody's guess, but of two, one is. */
function severalLanguages(requirement: Requirement, profile: PersonProfile): Comparison | undefined {
  if (
    !/\b(foreign|second|other|additional|more|multi\w*|bilingual)\b[^.;]{0,24}\blanguage|\b(bilingual|multilingual)\b/i.test(
      requirement.text,
    )
  )
    return undefined;
  return profile.languages.length > 1
    ? {
        verdict: 'matched',
        evidence: profile.languages.flatMap(evidenceOf).slice(0, 3),
        reason: `Your profile lists ${profile.languages.length} languages.`,
      }
    : {
        verdict: 'unclear',
        evidence: [],
        reason: 'Your profile does not list a second language.',
        suggestion: 'If you speak another language, even a little, add it with its level.',
      };
}
