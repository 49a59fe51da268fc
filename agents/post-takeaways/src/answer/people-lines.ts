import type { Mention } from '../people.ts';
import type { Ledger } from './ledger.ts';
import { briefly, quoted, shorten } from './phrases.ts';

/** One line per person or company: name, what the text says they are, and where. */
export function peopleLines(people: readonly Mention[], ledger: Ledger): string[] {
  return people.map(({ name, part, role, where, type, of }) => {
    if (part === 'author')
      return `${name}${role ? `, ${shorten(role, 120)}` : ''}: wrote ${of ? briefly(of) : 'it'}${of?.publisher ? ` (${of.publisher})` : ''}.`;
    const what = role ? ` (“${shorten(role, 100)}”)` : type === 'company' ? ' (company)' : '';
    if (!where) return `${name}${what}: tagged, but not named in the text.`;
    return `${name}${what}: ${quoted(where.sentence.text, 200)} [${ledger.cite(where.source, where.sentence.quote)}]`;
  });
}
