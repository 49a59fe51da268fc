import type { DegreeParts } from './words/degree-words.ts';
import { splitDegree } from './words/degree-words.ts';
import { lettersOf, wordsOf } from './words/letters-of.ts';
import { isLargeCity, isPlace, isRemote } from './words/place-names.ts';
import { organisationWords, rankWords, titleWords } from './words/title-words.ts';

/** What a piece of an entry's head may be. */
export type Role = 'title' | 'company' | 'place' | 'institution' | 'degree' | 'area';

/** How well a text fits a role: about the logarithm of the odds, 0 where nothing speaks for or against it. */
export type ScoreRole = (role: Role, text: string) => number;

/** With the letters of the place where somebody lives. Scores are kept: the same texts are tried in many layouts. */
export function createRoleScores(home: string): ScoreRole {
  const kept = new Map<string, number>();
  return (role, text) => {
    const key = `${role}\n${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const score = scorers[role](factsOf(text, home));
    kept.set(key, score);
    return score;
  };
}

interface Facts {
  readonly text: string;
  readonly words: readonly string[];
  readonly titleAt: number;
  /** A word for a person at work stands where titles have it. */
  readonly isHead: boolean;
  readonly organisation: boolean;
  readonly lastIsOrganisation: boolean;
  readonly school: boolean;
  readonly place: boolean;
  readonly home: boolean;
  readonly city: boolean;
  readonly capitals: boolean;
  readonly degree: DegreeParts | undefined;
  readonly digits: boolean;
}

/** German puts words together: `Vertriebsleiterin`. */
const compound =
  /\w(?:leiter|leitung|fachkraft|pfleger|entwickler|berater|ingenieur|techniker|assistent|kaufmann|kauffrau|mechaniker|meister|lehrer|fuhrer|arzt|arbeiter|verkaufer|planer|betreuer|padagoge|padagogin|elektriker|elektroniker|informatiker|bauer|macher|praktikant)(?:in)?$/;
const isTitleWord = (word: string) =>
  titleWords.has(word) || compound.test(word) || word.split('-').some((part) => titleWords.has(part));

const schools =
  /^(?:universi\w*|college|school|schule|\w+schule|academy|akademie|institute?o?|polytechni\w*|politecnico|politechnika|hochschule|gymnasium|lycee|lyceum|ecole|iut|escuela|facultad|faculty|technikum|hogeschool|kolleg|seminary|conservator\w*|istituto|ensimag|insead|escola)$/;
const lower =
  /^(?:of|the|and|for|in|de|la|le|les|du|des|del|y|et|und|von|der|die|das|für|van|den|a|an|at|to|e|do|da|i|&|zum|zur|im|en|on)$/i;

function factsOf(text: string, home: string): Facts {
  const words = wordsOf(text);
  const degree = splitDegree(text);
  const titleAt = words.findIndex(isTitleWord);
  const bare = text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !lower.test(word));
  const last = words.at(-1) ?? '';
  // `Leader of a forest group` is no group.
  const leads = / (?:of|for) /.test(text) && isTitleWord(wordsOf(text.split(/ (?:of|for) /, 1)[0] ?? '').at(-1) ?? '');
  return {
    text,
    words,
    titleAt,
    isHead:
      titleAt >= 0 &&
      (titleAt === words.length - 1 ||
        titleAt === 0 ||
        rankWords.has(words[0] ?? '') ||
        isTitleWord(
          wordsOf(text.split(/,|\s(?:of|for|in|and|&|für|de|im|en|at|bei|[–—-])\s/, 1)[0] ?? '').at(-1) ?? '',
        )),
    organisation: !leads && words.some((word) => organisationWords.has(word)),
    lastIsOrganisation: !leads && organisationWords.has(last),
    // A high school diploma is no school.
    school: (degree ? wordsOf(degree.area ?? '') : words).some((word) => schools.test(word)),
    place: isPlace(text) || isRemote(text),
    home: home !== '' && home.startsWith(lettersOf(text)) && lettersOf(text).length > 3,
    city: isLargeCity(text),
    capitals: bare.every((word) => /^["“(]?\p{Lu}|^\p{Lo}/u.test(word) || /\d/.test(word)),
    degree,
    digits: /\d/.test(text),
  };
}

/** `Controller, Pebblestone Payments`: what stands behind the comma looks like a name. */
const namedTail = /,\s\p{Lu}[\p{L}\p{M}'’.-]+\s(?:&\s)?\p{Lu}[^,]*$/u;
/** `Telephone and counter.` ends as no name does; `Acme Inc.` may. */
const isSentence = (text: string) => /\p{Ll}{4}[.;!?]$/u.test(text) && text.includes(' ');

const scorers: Readonly<Record<Role, (facts: Facts) => number>> = {
  title({ words, titleAt, isHead, lastIsOrganisation, organisation, place, text, digits, degree }) {
    return (
      (titleAt >= 0 ? (isHead ? 2 : 1.5) : rankWords.has(words[0] ?? '') ? 0.8 : 0) -
      (lastIsOrganisation && titleAt < 0 ? 1.5 : organisation ? 0.4 : 0) -
      (words.length > 8 ? 1 : 0) -
      (place ? 2 : 0) -
      (digits ? 0.4 : 0) -
      (namedTail.test(text) ? 0.4 : 0) -
      (degree && titleAt < 0 ? 0.7 : 0) -
      (/[.;!?]$/.test(text) ? 0.7 : 0)
    );
  },
  company({ words, titleAt, isHead, organisation, lastIsOrganisation, capitals, place, text }) {
    return (
      (organisation ? 1.6 : 0) +
      (lastIsOrganisation ? 0.4 : 0) -
      (isHead ? (lastIsOrganisation ? 0.4 : 1.6) : titleAt >= 0 ? 0.8 : 0) -
      (capitals ? 0.4 : -0.4) -
      (place ? 2 : 0) -
      (words.length > 8 ? 0.8 : 0) -
      (/^\p{Ll}[\p{L}-]*[\s,]/u.test(text) ? 1.5 : 0) -
      (isSentence(text) ? 1.2 : 0)
    );
  },
  place({ text, place, home, city, words, organisation, titleAt, digits, capitals }) {
    if (place) return 2.5;
    if (digits || organisation || titleAt >= 0 || !capitals || /[.!?]$/.test(text)) return -2;
    if (home || city) return 1.5;
    return words.length === 1 && !/^[\p{Lu}\d]{1,4}$/u.test(text)
      ? -0.1
      : words.length <= 2
        ? -0.4
        : words.length <= 3
          ? -0.8
          : -1.5;
  },
  institution({ school, organisation, capitals, degree, place, words, text }) {
    return (
      (school ? 2.2 : organisation ? 1 : 0) +
      (capitals ? 0.3 : -0.4) -
      (degree && !school ? 2.2 : 0) -
      (place ? 2 : 0) -
      (words.length > 10 ? 1 : 0) -
      (isSentence(text) ? 1.2 : 0)
    );
  },
  degree({ degree, school, words }) {
    if (!degree) return -1.6;
    return 2.4 + (degree.area ? 0.2 : 0) - (school ? 1.4 : 0) - (words.length > 14 ? 1 : 0);
  },
  area({ degree, school, organisation, place, digits, words }) {
    return (
      (degree ? -1.2 : 0.2) -
      (school ? 2 : organisation ? 0.5 : 0) -
      (place ? 1.5 : 0) -
      (digits ? 0.7 : 0) -
      (words.length > 8 ? 1 : 0)
    );
  },
};
