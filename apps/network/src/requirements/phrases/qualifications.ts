import type { SkillPhrase } from './find-phrases.ts';
import { matchAll } from '../match-all.ts';

const NAME =
  '(?:NVQ|HNC|HND|ONC|OND|BTEC|GCSEs?|GNVQ|A[ -]levels?|ACA|AACA|ACCA|CIMA|CIPD|CIPS|CIM|RICS|MRICS|AAT|CPA|CFA|PMP|MCSE|MCSA|MCP|CCNA|CCNP|CCIE|CISSP|CSCS|IOSH|NEBOSH|PGCE|QTS|NMC|RGN|RMN|EN|SVQ|C ?(?:&|amp ;) ?G|City (?:and|&) Guilds|MBA|PhD|BSc|MSc|PRINCE ?2|CDL|GED)';
/** Each behind a quick look for what it cannot do without: most statements name no qualification. */
const PATTERNS: readonly (readonly [hint: RegExp, pattern: RegExp])[] = [
  [
    /[A-Z][A-Z]|PhD|[BM]Sc|City|A[ -]level|C ?&|C ?amp/,
    new RegExp(
      `(?<![\\p{L}\\p{N}])${NAME}(?![\\p{L}\\p{N}])(?: (?:level|grade) \\p{N}| ?(?:level )?\\p{N}(?!\\p{N}))?`,
      'gu',
    ),
  ],
  [
    /licen[cs]e/i,
    /\b(?:(?:full|clean|valid|current|UK|EU|state) ){0,3}(?:driving|driver'?s?|driver’s|nursing|teaching|gaming|forklift|professional) licen[cs]e\b/giu,
  ],
  [
    /certified|qualified|chartered|accredited/i,
    /\b(?:certified|qualified|chartered|accredited) (?:in|as an?|to) \p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?/giu,
  ],
  [
    /degree|diploma/i,
    /\b(?:(?:university|college|bachelor|bachelor's|bachelor’s|master|master's|master’s|baccalaureate|associate|honours|science|engineering|relevant|first|second|law|nursing) ){0,2}(?:degree|diploma)\b(?: in (?:\p{L}[\p{L}-]*)(?: (?!and\b|or\b)\p{L}[\p{L}-]*)?)?/giu,
  ],
  [
    /qualification|apprenticeship/i,
    /\b(?:vocational|professional|teaching|academic|formal|accounting|nursing|technical|recognised|recognized|relevant) qualifications?\b|\bapprenticeship\b/giu,
  ],
  [
    /certificat/,
    /\b(?:certificate|certification) in \p{L}[\p{L}-]*(?: (?!and\b|or\b)\p{L}[\p{L}-]*)?|\b(?:\p{Lu}[\p{L}-]* ){1,2}(?:certificate|certification)\b/gu,
  ],
];

/** Degrees, licences, certificates and the letters that stand for them. */
export function findQualifications(text: string): SkillPhrase[] {
  const found = PATTERNS.flatMap(([hint, pattern]) =>
    (hint.test(text) ? matchAll(pattern, text) : []).map((match): SkillPhrase => ({
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      type: 'qualification',
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((phrase) => {
    if (phrase.start < end) return false;
    end = phrase.end;
    return true;
  });
}
