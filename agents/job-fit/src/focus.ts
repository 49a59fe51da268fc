import type { EvidenceFinding, SkillInfo } from '@trellis/network-skills';

/** What a question wants most. */
export type Focus = 'fit' | 'positioning' | 'gaps';

const byStarter: Readonly<Record<string, Focus>> = {
  'am-i-a-fit': 'fit',
  'position-myself': 'positioning',
  'close-gaps': 'gaps',
};

const gapWords =
  /\b(gaps?|lack(?:ing)?|missing|miss|learn|courses?|train(?:ing)?|improve|close|weak\w*|catch up|qualif\w+ (?:do i|should i) (?:need|get)|lücken?|fehlt|fehlen|lernen|kurse?|weiterbild\w*|nachholen)\b/iu;
const positioningWords =
  /\b(position(?:ing)?|present|stand out|pitch|tailor|highlight|emphasi[sz]e|lead with|sell|cv|r[ée]sum[ée]|cover letter|appl(?:y|ication|ying)|positionier\w*|bewerb\w*|anschreiben|lebenslauf|hervorheb\w*|betonen)\b/iu;

/** True for a question that was written for this agent: it asks about the whole job. */
export const isOwnStarter = (starterId: string | undefined): boolean =>
  starterId !== undefined && Object.hasOwn(byStarter, starterId);

/** Read from the starter, else from the words of the question. */
export function focusOf(question: string, starterId?: string): Focus {
  if (starterId !== undefined && isOwnStarter(starterId)) return byStarter[starterId] ?? 'fit';
  if (gapWords.test(question)) return 'gaps';
  return positioningWords.test(question) && !/\bshould i apply\b/i.test(question) ? 'positioning' : 'fit';
}

const kindWords: readonly (readonly [RegExp, EvidenceFinding['requirement']['kind']])[] = [
  [/\b(degree|diploma|education|bachelor|master|university|studium|abschluss|ausbildung)\b/iu, 'education'],
  [/\b(licen[cs]es?|certificates?|certifications?|zertifikate?|führerschein|lizenz)\b/iu, 'licence'],
  [/\b(languages?|sprachen?|sprachkenntnisse)\b/iu, 'language'],
];

/** The requirements that a question asks about by name, such as "Is my SQL good enough?"; none when it asks about all. */
export function askedAbout(
  question: string,
  findings: readonly EvidenceFinding[],
  relations: readonly SkillInfo[],
): EvidenceFinding[] {
  const words = ` ${question.toLowerCase().replace(/[^\p{L}\p{N}+#.]+/gu, ' ')} `.replace(/\. /g, ' ');
  const isNamed = (name: string) => name.length > 1 && words.includes(` ${name.toLowerCase()} `);
  const kinds = kindWords.filter(([pattern]) => pattern.test(question)).map(([, kind]) => kind);
  return findings.filter(
    ({ requirement }) =>
      kinds.includes(requirement.kind) ||
      requirement.skills.some(
        ({ id, name }) => isNamed(name) || relations.some((info) => info.id === id && info.synonyms.some(isNamed)),
      ),
  );
}
