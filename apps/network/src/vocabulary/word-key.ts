const MARKS = /\p{M}+/gu;
const NOT_ASCII = /[^\0-\x7f]/u;

/** American forms of words whose British form follows no rule below. */
const SPELLINGS = new Map([
  ['licence', 'license'],
  ['defence', 'defense'],
  ['offence', 'offense'],
  ['practise', 'practice'],
  ['programme', 'program'],
  ['judgement', 'judgment'],
  ['fulfilment', 'fulfillment'],
  ['enrolment', 'enrollment'],
  ['instalment', 'installment'],
  ['skilful', 'skillful'],
  ['jewellery', 'jewelry'],
  ['aluminium', 'aluminum'],
  ['aeroplane', 'airplane'],
  ['tyre', 'tire'],
  ['kerb', 'curb'],
  ['plough', 'plow'],
  ['cheque', 'check'],
  ['storey', 'story'],
  ['maths', 'math'],
  ['ageing', 'aging'],
]);

/** British stems and endings, each with its American form. Tried only on words that are met for the first time. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/^(colo|labo|behavio|favo|harbo|neighbo|hono|flavo|humo|vapo|odo|rigo|armo|savo|endeavo)ur/u, '$1r'],
  [/^(cent|fib|theat|lit|calib|spect|lust)re(?=d?$)/u, '$1er'],
  [/^((?:kilo|centi|milli|nano|micro)met)re$/u, '$1er'],
  [/^(catal|dial|anal|monol|prol)ogue/u, '$1og'],
  [/^(paed)(?=iatric|odont|agog)/u, 'ped'],
  [/^(orthop)aed/u, '$1ed'],
  [/^(an)aesth/u, '$1esth'],
  [/^haem/u, 'hem'],
  [/^(gyn|arch|pal)ae/u, '$1e'],
  [/^oe(?=sophag|stro|dema)/u, 'e'],
  [/^foet/u, 'fet'],
  [/^(leuk|an)aem/u, '$1em'],
  [/^sulph/u, 'sulf'],
  [/^mould/u, 'mold'],
  [/^grey/u, 'gray'],
  [
    /(mode|labe|trave|counse|cance|signa|channe|pane|tunne|leve|equa|fue|tota|initia|jewe|marsha|enrol)ll(?=ing$|ed$|er$|or$)/u,
    '$1l',
  ],
  [/lys(?=e$|ed$|er$|ing$)/u, 'lyz'],
  [/is(?=(?:e|ed|er|ing|ation|ational)$)/u, 'iz'],
];

/** What all British forms have in common; most words have none of it. */
const MAY_BE_BRITISH =
  /our|tre|bre|ogue|ae|^oe|^foet|^sulph|^mould|^grey|ll(?:ing|ed|er|or)$|lys(?:e|ed|er|ing)$|is(?:e|ed|er|ing|ation|ational)$/u;

/** Words whose last s is not a plural, or whose singular is another word. */
const KEEPS_S =
  /(?:ss|us|is|ics)$|^(?:sales|goods|express|windows|rails|teams|maths|kubernetes|series|species|pandas|helps|less)$/u;

/** The form under which a single word is compared: case, accents, plural and British spelling aside. */
export function keyOf(word: string): string {
  if (word === '&') return 'and';
  let key = word.toLowerCase();
  if (NOT_ASCII.test(key)) key = key.normalize('NFD').replace(MARKS, '').replaceAll('’', "'");
  if (key.endsWith("'s")) key = key.slice(0, -2);
  if (key.length > 3 && key.endsWith('s') && !KEEPS_S.test(key)) key = singular(key);
  return SPELLINGS.get(key) ?? american(key);
}

function singular(key: string): string {
  if (key.endsWith('ies') && key.length > 4) return `${key.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/u.test(key)) return key.slice(0, -2);
  return key.slice(0, -1);
}

function american(key: string): string {
  if (!MAY_BE_BRITISH.test(key)) return key;
  let form = key;
  for (const [british, replacement] of BRITISH) form = form.replace(british, replacement);
  return form;
}
