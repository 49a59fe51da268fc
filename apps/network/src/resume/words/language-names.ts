import { lettersOf } from './letters-of.ts';

const codes =
  `aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
  ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro
  ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu fil yue haw ase bfi`.split(
    /\s+/,
  );

const names: ReadonlySet<string> = new Set([
  ...['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((locale) => {
    const inLocale = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
    return codes.flatMap((code) => lettersOf(inLocale.of(code) ?? '') || []);
  }),
  ...['Mandarin', 'Farsi', 'Tagalog', 'Flemish', 'Castilian', 'Castellano', 'Sign language', 'Panjabi', 'Gaelic', 'Dari', 'Twi', 'Hindi', 'Taiwanese', 'Bahasa', 'Luo', 'Dholuo', 'Kikuyu', 'Cantonese', 'Hmong', 'Berber', 'Fula', 'Krio'].map(lettersOf),
]); // prettier-ignore

/** True for the name of a language in one of several languages. */
export const isLanguageName = (text: string): boolean => names.has(lettersOf(text.replace(/\(.*\)/, '')));

/** How well somebody speaks: levels of the European framework and words for them. */
export const fluencyPattern =
  /\b(?:[ABC][12]\+?|native|mother tongue|bilingual|fluent|fluently|proficient|proficiency|advanced|intermediate|upper|conversational|conversation|basic|basics|beginner|elementary|limited|working knowledge|professional|full professional|business|good|very good|excellent|spoken|written|first language|muttersprache|muttersprachlich|verhandlungssicher|fließend|fliessend|gut|sehr gut|grundkenntnisse|konversationssicher|maternelle|courant|bilingue|notions|intermédiaire|avancé|débutant|lu|parlé|materna|nativo|nativa|avanzado|intermedio|básico|fluido|alto|medio|bajo)\b/iu;
