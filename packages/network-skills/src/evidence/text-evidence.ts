import type { Requirement } from '../entities.ts';
import type { Comparison, Evidence } from './finding.ts';
import type { ProfilePart } from './parts.ts';
import { clip } from './quotes.ts';
import { yearsCovered, yearsText } from './months.ts';
import { contentStems, overlap } from './words.ts';

/** Below these, shared words are chance. Read off a table of real postings and résumés; see the tests. */
const leastShare = 0.34;
const leastWeight = 1.5;

export interface TextHit {
  readonly part: ProfilePart;
  readonly quote: string;
  /** 0 to 1. */
  readonly share: number;
}

const textKinds = new Set<ProfilePart['kind']>([
  'position',
  'project',
  'volunteering',
  'education',
  'publication',
  'introduction',
  'certificate',
  'listed-skill',
]);

/** A single wanted word is enough when it is all that was wanted. */
const isEnough = (wanted: Set<string>, { share, weight }: { share: number; weight: number }) =>
  share >= leastShare && (weight >= leastWeight || (wanted.size === 1 && weight >= 1));

/** Sentences of a profile that share enough words of meaning with `text`, best first, at most one for each part. */
export function textHits(text: string, parts: readonly ProfilePart[]): TextHit[] {
  const wanted = contentStems(text);
  if (wanted.size === 0) return [];
  const hits: TextHit[] = [];
  for (const part of parts) {
    if (!textKinds.has(part.kind)) continue;
    let best: TextHit | undefined;
    for (const { text: sentence, stems } of part.sentences) {
      const found = overlap(wanted, stems);
      if (isEnough(wanted, found) && found.share > (best?.share ?? 0))
        best = { part, quote: clip(sentence), share: found.share };
    }
    if (best) hits.push(best);
  }
  return hits.sort((a, b) => b.share - a.share);
}

const evidenceOf = (hits: readonly TextHit[]): Evidence[] =>
  hits.slice(0, 2).map((hit) => ({ quote: hit.quote, where: hit.part.where }));

/** Compares a wish that names no skill of the vocabulary. Shared words are a hint, never proof: at most `partly`. */
export function compareText(requirement: Requirement, parts: readonly ProfilePart[]): Comparison | undefined {
  const hits = textHits(requirement.text, parts);
  if (hits.length === 0) return undefined;
  const asked = requirement.minimumYears;
  const spans = hits.flatMap((hit) => (hit.part.span ? [hit.part.span] : []));
  const shown = yearsCovered(spans);
  return {
    verdict: 'partly',
    evidence: evidenceOf(hits),
    reason: [
      'Your profile speaks of something close to this.',
      ...(asked === undefined
        ? []
        : [
            shown > 0
              ? `Positions that do add up to ${yearsText(shown)}; ${yearsText(asked)} are asked for.`
              : `${yearsText(asked)} are asked for; the dates do not say.`,
          ]),
    ].join(' '),
    suggestion: 'If this is what they mean, say it in their words; if it is something else, say how it compares.',
    ...(asked !== undefined && { years: { asked, ...(shown > 0 && { shown }) } }),
  };
}
