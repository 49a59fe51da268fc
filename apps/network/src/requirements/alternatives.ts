import type { Requirement } from '@trellis/network-skills';
import { isBoilerplate } from './boilerplate.ts';
import { readEducation, readYears } from './read-quantities.ts';
import { readRequirement } from './read-requirement.ts';
import type { Reading } from './read-requirement.ts';
import { splitNumbers, splitSentences } from './split-sentences.ts';
import { tidy } from './tidy.ts';
import type { Vocabulary } from '../vocabulary/index.ts';

const OR_NEXT = /(?:^|[\s;,])or\s*$/iu;
const MAX_WAY = 700;

/** A requirement that can be met in several ways, and what stands before and after it. */
export interface Alternatives {
  readonly before: readonly string[];
  readonly reading: Reading;
  readonly after: readonly string[];
}

/**
 * Finds "1. A degree and two years …; or 2. A diploma and six years …; or 3. …". The requirement carries the text of the first
 * way, the others are its alternatives.
 */
export function readAlternatives(text: string, vocabulary: Vocabulary): Alternatives | undefined {
  const parts = splitNumbers(text);
  const first = parts.findIndex((part) => part.number !== undefined && OR_NEXT.test(part.text.slice(-20)));
  if (first === -1) return undefined;
  let last = first;
  while (last + 1 < parts.length && OR_NEXT.test((parts[last]?.text ?? '').slice(-20))) last += 1;

  const sentences = parts.slice(first, last + 1).map((part) => splitSentences(part.text));
  const [principal = '', ...others] = sentences.map(([way = '']) => tidy(way, MAX_WAY) ?? '');
  const alternatives = others.filter((way) => way !== '' && !isBoilerplate(way)).map(readWay);
  return {
    before: parts.slice(0, first).map((part) => part.text),
    reading: {
      ...readRequirement(principal, false, vocabulary),
      ...(alternatives.length > 0 && { alternatives }),
    },
    after: [...sentences.flatMap((way) => way.slice(1)), ...parts.slice(last + 1).map((part) => part.text)],
  };
}

function readWay(text: string): NonNullable<Requirement['alternatives']>[number] {
  const minimumYears = readYears(text);
  const educationLevel = readEducation(text);
  return {
    text,
    ...(minimumYears !== undefined && { minimumYears }),
    ...(educationLevel !== undefined && { educationLevel }),
  };
}
