import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';
import { matchAll } from './match-all.ts';

/** What makes a capital word a name of a tool, though it stands alone: "very good Excel", "knowledge of GIS". */
const AFTER_CUE =
  /(?<=(?:^|[\s(])(?:[Gg]ood|[Bb]asic|[Ss]olid|[Ss]trong|[Ee]xcellent|[Aa]dvanced|[Cc]onfident|[Ss]ure|[Ww]orking|[Uu]se of|[Kk]nowledge of|[Cc]ommand of|[Uu]nderstanding of) )\p{Lu}[\p{L}\p{N}+#]{1,30}(?=$|[,;:.)/]| (?:and|or|skills|knowledge|is|are|would)\b)/gu;
const BEFORE_CUE =
  /(?<=^|[,;] )\p{Lu}[\p{L}\p{N}+#]{1,30}(?= (?:essential|required|mandatory|a must|desirable|preferred|an advantage|a plus|a bonus|welcome|skills|knowledge|experience)\b)/gu;
const LAST_OF_ROW = /(?<= and )\p{Lu}[\p{L}\p{N}+#]{1,30}$/gu;
const ASKS =
  /^(?:(?:an? |very )?(?:good|basic|solid|strong|excellent|advanced|confident|working)|knowledge|experience|proficien\w+|familiarity|use|command)\b/iu;
const SHARED_HEAD = /(?<!\p{L})(\p{L}[\p{L}-]{1,30}) (?:or|and|and\/or) (\p{L}[\p{L}-]{1,30}) (\p{L}{2,30})(?!\p{L})/gu;

/**
 * The skills that a statement names: what the vocabulary finds, and two things more, because a requirement is context by itself. A word that is also
 * something else ("Excel") is a tool beside words such as "knowledge of" and "essential", and "internal or external audit" names two kinds of audit.
 */
export function findNamed(text: string, vocabulary: Vocabulary): readonly SkillSpan[] {
  const spans = vocabulary.findSkills(text);
  const added = cuedTools(text, spans, vocabulary);
  const known = added.length === 0 ? spans : [...spans, ...added].sort((one, other) => one.start - other.start);
  return shareHeads(text, known, vocabulary);
}

function cuedTools(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): SkillSpan[] {
  const found = new Map<number, SkillSpan>();
  const last = / and \p{Lu}/u.test(text) && ASKS.test(text);
  const patterns = last ? [AFTER_CUE, BEFORE_CUE, LAST_OF_ROW] : [AFTER_CUE, BEFORE_CUE];
  for (const { 0: name, index: start } of patterns.flatMap((pattern) => matchAll(pattern, text))) {
    const end = start + name.length;
    if (found.has(start) || spans.some((span) => span.start < end && span.end > start)) continue;
    const skill = vocabulary.resolve(name);
    const kind = skill && vocabulary.get(skill.id)?.kind;
    if (skill !== undefined && (kind === 'tool' || kind === 'technology'))
      found.set(start, { id: skill.id, name: skill.name, start, end });
  }
  return [...found.values()];
}

/** Two names that share their last word stand side by side, so that "or" between them is seen. */
function shareHeads(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): readonly SkillSpan[] {
  if (!/ (?:or|and) /u.test(text)) return spans;
  let named = spans;
  for (const match of matchAll(SHARED_HEAD, text)) {
    const [whole, left = '', right = '', head = ''] = match;
    const [start, end] = [match.index, match.index + whole.length];
    const middle = start + left.length;
    // A word that is a name by itself needs no other.
    if (named.some((span) => span.end > start && span.start < middle && span.end <= middle)) continue;
    const [one, other] = [vocabulary.resolve(`${left} ${head}`), vocabulary.resolve(`${right} ${head}`)];
    if (one === undefined || other === undefined || one.id === other.id) continue;
    named = [
      ...named.filter((span) => span.end <= start || span.start >= end),
      { ...one, start, end: middle },
      { ...other, start: end - right.length - head.length - 1, end },
    ].sort((a, b) => a.start - b.start);
  }
  return named;
}
