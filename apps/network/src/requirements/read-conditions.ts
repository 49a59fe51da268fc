import type { Requirement } from '@trellis/network-skills';
import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';

/** What a statement asks for besides skills, years and degrees. Each text stands literally in the statement. */
export type Conditions = Pick<Requirement, 'level' | 'licence' | 'place' | 'workPermit' | 'languages'>;

const LEVEL =
  /\b(?:(?:very |at least |upper |lower )?(?:basics?|elementary|intermediate|advanced|expert|working knowledge|solid|strong|good|excellent|thorough|in-depth|confident|proficient|proficiency|fluent|fluency|native|bilingual|conversational|mother tongue|business fluent)(?!\p{L})|[ABC][12](?:\+|\b))/iu;
const LICENCE =
  /(?:\b(?:valid|current|full|clean|state|professional|(?:[\p{L}’'.-]+ )?(?:driving|driver(?:'s|’s)?|nursing|teaching|forklift|trade)) ){0,3}\b(?:licen[cs](?:e|ure)|registration|certificat(?:e|ion)|accreditation|CDL)\b(?: (?:as|in|for) (?:an? )?[\p{L}-]+(?: (?!(?:is|are|be|would|will|or|and|with|if|preferred|required|desirable|desired|essential|welcome)\b)[\p{L}-]+){0,3})?/iu;
const PLACE =
  /\b(?:(?:business )?travel(?:ling|ing)?\b(?! agen)[^.;,]{0,60}|relocat\w+[^.;,]{0,40}|commut\w+[^.;,]{0,40}|(?:based|located|living|live|reside|resident) (?:in|near|within|close)\b[^.;,]{0,50}|on[- ]site\b[^.;,]{0,40}|in (?:our|the) [\p{L} ]{0,20}office\b|(?:within )?(?:\d{1,3}|\p{L}+) (?:minutes|miles|km|kilometres|kilometers)(?: away)?\b|own (?:car|vehicle|transport)\b)/iu;
const ASKS_PLACE =
  /\b(?:must|willing\w*|able|ability|available|availability|prepared|ready|required|requires?|need|have|has|live|based|located|own)\b/iu;
/** What no place and no permit is without: a quick look before the costly one. */
const PLACE_HINT = /travel|relocat|commut|based|locat|liv|resid|site|office|minutes|miles|km|kilomet|own /i;
const PERMIT_HINT = /work|visa|citizen|card/i;
const WORK_PERMIT =
  /\b(?:work(?:ing)? permits?|right to work|authori[sz](?:ed|ation) to work|work authori[sz]ation|(?:permission|permitted|eligib\w+|entitled|allowed|legally able) to (?:live and )?work|(?:sponsor\w*|valid|work) visas?|visa sponsorship|(?:U\.?S\.?|EU|UK) citizen\w*|green card)\b/iu;
/** How far from a language its level may stand: "German at level B2, good English". */
const NEAR = 28;

/** Reads the conditions of one statement. `spans`: what the vocabulary finds in it; languages count only when `asksLanguage`. */
export function readConditions(
  text: string,
  spans: readonly SkillSpan[],
  context: { readonly kind: Requirement['kind']; readonly asksLanguage: boolean; readonly vocabulary: Vocabulary },
): Conditions {
  const { kind, asksLanguage, vocabulary } = context;
  const level = kind === 'skill' || kind === 'language' || kind === 'experience' ? LEVEL.exec(text)?.[0] : undefined;
  const licence = kind === 'licence' ? readLicence(text, spans, vocabulary) : undefined;
  const place = PLACE_HINT.test(text) && ASKS_PLACE.test(text) ? PLACE.exec(text)?.[0].trim() : undefined;
  const languages = asksLanguage ? readLanguages(text, spans, vocabulary) : [];
  return {
    ...(level !== undefined && { level }),
    ...(licence !== undefined && { licence }),
    ...(place !== undefined && { place }),
    ...(PERMIT_HINT.test(text) && WORK_PERMIT.test(text) && { workPermit: true }),
    ...(languages.length > 0 && { languages }),
  };
}

function readLicence(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): string | undefined {
  const worded = LICENCE.exec(text)?.[0].trim();
  if (worded !== undefined) return worded;
  const named = spans.find(({ id }) => vocabulary.get(id)?.kind === 'licence');
  return named && text.slice(named.start, named.end);
}

function readLanguages(
  text: string,
  spans: readonly SkillSpan[],
  vocabulary: Vocabulary,
): NonNullable<Requirement['languages']> {
  const named = spans.filter(({ id }) => vocabulary.get(id)?.kind === 'language');
  return named.map(({ start, end, name }, index) => {
    const from = Math.max(named[index - 1]?.end ?? 0, start - NEAR);
    const to = Math.min(named[index + 1]?.start ?? text.length, end + NEAR);
    // "German at level B2, good English": after a comma begins the next language.
    const after = text.slice(end, to).split(/,|\band\b/u)[0] as string;
    const before = text.slice(from, start).split(/,/u).at(-1) as string;
    const level = LEVEL.exec(after)?.[0] ?? LEVEL.exec(before)?.[0];
    return { language: name, ...(level !== undefined && { level }) };
  });
}
