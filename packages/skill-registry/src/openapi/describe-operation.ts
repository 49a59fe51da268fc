import type { SkillSheet } from '../import/skill-sheet.ts';
import type { Operation } from './operations.ts';
import { wordsOf } from '../import/field-name.ts';
import { member } from '../import/json-object.ts';
import { sentence, shortText } from '../import/short-text.ts';

const maxDescription = 290;

const verbs =
  /^(?:add|archive|assign|cancel|change|check|clear|close|compare|convert|count|create|delete|disable|download|enable|export|fetch|find|get|import|list|lock|look|mark|merge|move|query|read|remove|rename|render|replace|request|reset|restore|retrieve|return|review|search|send|set|show|start|stop|submit|test|transfer|unlock|update|upload|validate|view)s?\b/i;

/** What an operation returns and when to choose it, in the document's words as far as it has any. */
export function describeOperation(
  operation: Operation,
  output: SkillSheet['output'],
): Pick<SkillSheet, 'description' | 'useWhen'> {
  const { name, tags, value, shared } = operation;
  const own = shortText(member(value, 'summary'), 120) || shortText(member(shared, 'summary'), 120);
  const words = name.replaceAll('-', ' ');
  const summary = own.replace(/\.$/, '') || words[0]?.toUpperCase() + words.slice(1);
  const long = shortText(member(value, 'description') ?? member(shared, 'description'), maxDescription);
  const tells = long.toLowerCase().startsWith(summary.toLowerCase())
    ? long
    : [sentence(summary), long].join(' ').trim();
  const end = tells.length < 120 ? returns(output) : '';
  const description = [sentence(shortText(tells, maxDescription - end.length)), end].join(' ').trim();
  const topic = tags[0] === undefined ? '' : ` (${shortText(tags[0], 40)})`;
  // An acronym in front stays one.
  const plain = /^[A-Z][a-z]/.test(summary) ? summary[0]?.toLowerCase() + summary.slice(1) : summary;
  const useWhen = verbs.test(plain) ? `The task is to ${plain}${topic}.` : `The question is about: ${plain}${topic}.`;
  return { description, useWhen };
}

/** The first fields of an answer by name: a short summary seldom says what comes back. */
function returns(output: SkillSheet['output']): string {
  const [first] = Object.entries(output);
  const items = first?.[1].items;
  const inner = Object.keys(output).length === 1 && typeof items === 'object' ? items : output;
  const names = Object.entries(inner).flatMap(([name, { type }]) => (type === 'json' ? [] : [wordsOf(name).join(' ')]));
  return names.length === 0 ? '' : `Returns ${names.slice(0, 6).join(', ')}${names.length > 6 ? ' and more' : ''}.`;
}
