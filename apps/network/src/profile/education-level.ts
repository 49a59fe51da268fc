import type { EducationLevel } from '@trellis/network-skills';

/** Highest first: "Master's after a Bachelor's" is a master's degree. */
const levels: readonly (readonly [EducationLevel, RegExp])[] = [
  ['doctorate', /\b(ph\.? ?d|d\.?phil|doctor(?:ate|al)?|ed\.?d|m\.d|j\.d|dr\. ?(?:rer|med|phil|ing))\b/i],
  [
    'master',
    /\b(master(?:'s|’s|s)?|m\.?sc|m\.a|m\.?ba|m\.?eng|m\.?ed|m\.?phil|msw|mph|mfa|postgraduate|magister|diplom(?:a de postgrado)?-?(?:ingenieur|informatiker|kauf\w+))\b/i,
  ],
  [
    'bachelor',
    /\b(bachelor(?:'s|’s|s)?|baccalaureate|b\.?sc|b\.a|b\.?eng|b\.?ed|b\.?com|bba|bfa|bsn|llb|undergraduate degree|licenciatura)\b/i,
  ],
  [
    'associate',
    /\b(associate(?:'s|’s|s)?(?= degree| of|'s|’s|$| in)|a\.?a\.?s|foundation degree|hnd|higher national diploma|vocational (?:diploma|degree))\b/i,
  ],
  [
    'high-school',
    /\b(high[ -]school|secondary school|ged|a[ -]levels?|gcse|abitur|matura|international baccalaureate|school leaving)\b/i,
  ],
];

/** Two-letter degrees are words of other meanings unless written in capitals and alone. */
const shortDegrees: Readonly<Record<string, EducationLevel>> = {
  BA: 'bachelor',
  BS: 'bachelor',
  AB: 'bachelor',
  MA: 'master',
  MS: 'master',
  MD: 'doctorate',
  JD: 'doctorate',
  AA: 'associate',
  AS: 'associate',
};

/** The level of a degree from its type and area in English. Undefined rather than a guess. */
export function educationLevel(studyType: string | undefined, area?: string): EducationLevel | undefined {
  for (const text of [studyType, area]) {
    if (text === undefined) continue;
    const short = /^(?:[A-Z]{2})\b/.exec(text.replaceAll('.', ''))?.[0];
    if (short !== undefined && Object.hasOwn(shortDegrees, short)) return shortDegrees[short];
    // "International Baccalaureate" is a school's; it would also read as a bachelor's degree.
    if (/\binternational baccalaureate\b/i.test(text)) return 'high-school';
    const found = levels.find(([, pattern]) => pattern.test(text));
    if (found) return found[0];
  }
  return undefined;
}
