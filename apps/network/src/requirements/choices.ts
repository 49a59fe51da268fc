import type { Requirement } from '@trellis/network-skills';
import type { SkillSpan } from '../vocabulary/index.ts';

const ONE_OF = /\b(?:one (?:or more )?of|any of|at least one of|one or a combination|e\.g\.|for example|similar)\b/iu;
const OR_GAP = /^(?:\s*,|\s+such as|,?\s*(?:and\/)?or)?(?:\s*(?:and\/)?or)?\s*(?:another|other|an?|similar)?\s*$/iu;
const AND_GAP = /^\s*,?\s*and(?:\s+(?:an?|some|enough|very|good|basic|fluent|also)){0,2}\s*$/iu;

/** Which skills of a statement are asked for, and whether one of them is enough. */
export interface Choice {
  readonly spans: readonly SkillSpan[];
  readonly any: boolean;
}

/**
 * "React, Vue or Svelte": one is enough. "Word and Excel" asks for both. "Front-end work with React or Vue" is about React or Vue,
 * so the wider term goes: it would let everybody pass.
 */
export function readChoice(text: string, spans: readonly SkillSpan[], kind: Requirement['kind']): Choice {
  if (new Set(spans.map((span) => span.id)).size < 2) return { spans, any: false };
  const rest = { spans, any: isLooseChoice(text, spans, kind) };
  if (kind === 'education') return rest;
  const group = orGroup(text, spans);
  if (group === undefined) return rest;
  const [first, last] = [spans.indexOf(group[0] as SkillSpan), spans.indexOf(group.at(-1) as SkillSpan)];
  const tied = [first, last + 1].some((at) => at > 0 && at < spans.length && AND_GAP.test(gap(text, spans, at)));
  return tied ? { spans, any: false } : { spans: group, any: true };
}

/** The longest row of skills that are joined by commas and "or". */
function orGroup(text: string, spans: readonly SkillSpan[]): readonly SkillSpan[] | undefined {
  const groups: SkillSpan[][] = [];
  let hasOr = false;
  let current: SkillSpan[] = spans.slice(0, 1);
  const close = (next: number) => {
    if (hasOr || /^,?\s*or\b/iu.test(text.slice(current.at(-1)?.end, (current.at(-1)?.end ?? 0) + 12)))
      groups.push(current);
    current = spans.slice(next, next + 1);
    hasOr = false;
  };
  for (let index = 1; index < spans.length; index += 1) {
    const between = gap(text, spans, index);
    if (OR_GAP.test(between)) {
      current.push(spans[index] as SkillSpan);
      hasOr ||= /\bor\b/iu.test(between);
    } else close(index);
  }
  close(spans.length);
  // In a long sentence a small group is only one of several things it asks for.
  const large = groups.filter((group) => group.length > 1 && group.length * 2 > spans.length);
  return large.sort((a, b) => b.length - a.length)[0];
}

function gap(text: string, spans: readonly SkillSpan[], index: number): string {
  return text.slice(spans[index - 1]?.end, spans[index]?.start);
}

function isLooseChoice(text: string, spans: readonly SkillSpan[], kind: Requirement['kind']): boolean {
  if (ONE_OF.test(text)) return true;
  const last = spans.at(-1)?.end ?? 0;
  const between = text.slice(spans[0]?.end, last);
  const goesOn = /^,?\s*or\b/iu.test(text.slice(last, last + 12));
  if (!goesOn && !/\bor\b/iu.test(between)) return false;
  return kind === 'education' || !/\band\b(?!\/)/iu.test(between);
}
