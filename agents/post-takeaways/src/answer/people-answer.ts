import type { Material } from '../material.ts';
import { findPerson, peopleOf } from '../people.ts';
import type { Mention } from '../people.ts';
import { allWords } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { createLedger } from './ledger.ts';
import { articlesOf, readingNotices } from './parts.ts';
import { peopleLines } from './people-lines.ts';
import { briefly, capital, counted, listed } from './phrases.ts';

const named = ({ name, role }: Mention): string => `${name}${role ? ` (“${role}”)` : ''}`;

/** The name in "Who is …?": the words that begin with a capital letter. */
function questionName(question: string): string | undefined {
  const match = /\b[Ww]ho(?: is|['’]s| was)\s+((?:\p{Lu}[\p{L}'’.-]*\s?){1,4})/u.exec(question);
  return match?.[1]?.trim();
}

/** Whom the texts name, and as what. A question that names one of them is answered about that one. */
export function peopleAnswer(material: Material, question: string): Answer {
  const ledger = createLedger();
  const everybody = peopleOf(material);
  const words = new Set(allWords(question));
  const tagged = everybody.filter(({ name }) => allWords(name).some((word) => word.length > 2 && words.has(word)));
  const name = questionName(question);
  const untagged = tagged.length === 0 && name ? findPerson(name, material) : undefined;
  const asked = untagged ? [untagged] : tagged;
  const people = asked.length > 0 ? asked : everybody;
  const mentioned = people.filter(({ part }) => part === 'mentioned');
  const author = everybody.find(({ part }) => part === 'author');
  const by = author ? ` It is by ${author.name}${author.role ? `, ${author.role}` : ''}.` : '';
  const opening =
    asked.length > 0
      ? `This is what the texts say about ${listed(asked.map(({ name }) => name))}.`
      : name
        ? `${listed(material.sources.map(briefly).map((text, i) => (i === 0 ? capital(text) : text)))} ${material.sources.length === 1 ? 'does' : 'do'} not name ${name}.`
        : mentioned.length > 0
          ? `${capital(counted(mentioned.length, 'name'))} ${mentioned.length === 1 ? 'is' : 'are'} mentioned: ${listed(mentioned.slice(0, 6).map(named))}.${by}`
          : `Nobody is tagged in it besides its author.${by}`;
  const lines = peopleLines(people, ledger);
  return {
    opening: [opening, 'Roles are given as far as the text itself states them.'],
    sections: lines.length > 0 ? [{ key: 'people', title: 'Who is mentioned', lines }] : [],
    articles: articlesOf(material),
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
