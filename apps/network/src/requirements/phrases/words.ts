import { verbForm } from './work-verbs.ts';
import { matchAll } from '../match-all.ts';

/** What part a word can play in a phrase. */
export type WordClass =
  | 'noun'
  | 'adjective'
  | 'base'
  | 'gerund'
  | 'past'
  | 'adverb'
  | 'determiner'
  | 'preposition'
  | 'and'
  | 'to'
  | 'modal'
  | 'pronoun'
  | 'auxiliary'
  | 'break'
  | 'comma'
  | 'end';

/** A word or mark of a text with its class; words that are in no list pass for nouns. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: WordClass;
}

const LISTS: readonly (readonly [WordClass, string])[] = [
  [
    'determiner',
    'the a an our your their its his her my this that these those all any some each every both various several own other others another such no s',
  ],
  [
    'preposition',
    'of in on for with at from into onto over under about between among towards toward across through throughout per within without via by during before after up out around against inside outside off down along behind regarding including using amongst upon until like plus',
  ],
  ['and', 'and or & / nor and/or'],
  ['to', 'to'],
  ['modal', "will would can could should must shall may might 'll cannot"],
  ['pronoun', 'we you they he she it i us them him me one who which whom whose what everyone anyone someone'],
  [
    'auxiliary',
    'be is are was were been being am have has had having do does did done get gets getting got become becomes seek seeks see sees need needs want wants require requires required offer offers include includes including involve involves find come comes go goes look looks looking seeking needed join send apply click call earn receive enjoy feel believe know like wish hope hear',
  ],
  [
    'break',
    'as while whilst when where if so because but than then though although therefore however whether also not yet etc eg e.g i.e ie e.g. i.e. well how why whereas',
  ],
  [
    'adverb',
    'very highly always often well closely directly proactively accurately effectively efficiently quickly independently together',
  ],
];

const CLASSES = new Map<string, WordClass>(
  LISTS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Adjectives that only praise: they are no part of what is asked for. */
export const PRAISE = new Set(
  'strong excellent good great outstanding extensive exceptional proven demonstrated demonstrable solid superior advanced effective broad deep basic hands-on practical previous prior relevant detailed thorough sound high successful recent significant essential key required first-class full fantastic exciting real similar appropriate necessary minimum genuine considerable substantial desirable preferable preferred ideal new current wide considerable working exemplary constant first large experienced full-time part-time satisfactory professional acceptable equivalent completed additional welcome helpful optional plus advantageous'.split(
    ' ',
  ),
);

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}+#&]|['’./-](?=[\p{L}\p{N}]))*|[.,;:!?()•|/&*`–—]/gu;
const ADJECTIVE = /(?:al|ive|ous|ful|able|ible|ary|ic|less|ant|ent)$/u;
const NOT_ADJECTIVE =
  /^(?:management|requirements?|department|development|client|student|patient|agent|assistant|consultant|accountant|music|traffic|clinic|topic|logistic|public|academic|capital|proposal|approval|renewal|appraisal|material|manual|journal|hospital|animal|professional|individual|portal|goal|deal|referral|library|salary|summary|payment|equipment|investment|environment|agreement|document|content|event|talent|component|recruitment|procurement|assessment|improvement|achievement|engagement|deployment|measurement|statement|treatment|government|incident|accident|plant|restaurant|merchant|executive|initiative|objective|narrative|archive|representative|detective|table|vegetable|cable|fabric|metric|arabic|critic|mechanic)s?$/u;

/** Splits a text into classified words, in one pass. */
export function readWords(text: string): Word[] {
  return matchAll(WORD, text).map((match) => {
    const lower = match[0].toLowerCase();
    return { text: match[0], lower, start: match.index, end: match.index + match[0].length, kind: classOf(lower) };
  });
}

function classOf(lower: string): WordClass {
  if (lower === ',') return 'comma';
  if (lower.length === 1 && lower !== '/' && lower !== '&' && /^[^\p{L}\p{N}]$/u.test(lower)) return 'end';
  const listed = CLASSES.get(lower) ?? verbForm(lower);
  if (listed !== undefined) return listed;
  if (
    lower.endsWith('ly') &&
    lower.length > 4 &&
    !/^(?:supply|family|assembly|reply|italy|friendly|daily|weekly|monthly|anomaly)$/u.test(lower)
  )
    return 'adverb';
  return ADJECTIVE.test(lower) && !NOT_ADJECTIVE.test(lower) ? 'adjective' : 'noun';
}
