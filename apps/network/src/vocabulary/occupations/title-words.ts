import { keyOf } from '../word-key.ts';
import { scanWords } from '../scan-words.ts';

/** A word of a title with how much it tells, from 0 to 1. */
export interface TitleWord {
  readonly key: string;
  readonly weight: number;
}

/** "(m/w/d)", "(f/m/x)", "(all genders)" and their like say nothing of the work. */
const GENDERS = /\((?:\s*[mfwdxhn*]\s*[/|,]){1,3}\s*[mfwdxhn*]\s*\)|\b[mfw]\/[mfw]\/[dx]\b|\(?\ball genders\b\)?/giu;
/** What stands behind these is a place, team, employer or speciality. */
const BREAKS = /\s+[-–—]+\s+|[–—|@;:()[\]]|,|\s+(?:at|for|with|bei)\s+|\/(?=\s)/iu;

const LONG_FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    sr: 'senior',
    jr: 'junior',
    eng: 'engineer',
    engr: 'engineer',
    mgr: 'manager',
    mngr: 'manager',
    dev: 'developer',
    asst: 'assistant',
    coord: 'coordinator',
    tech: 'technician',
    rep: 'representative',
    exec: 'executive',
    acct: 'accountant',
    ops: 'operations',
    dir: 'director',
    supv: 'supervisor',
    spec: 'specialist',
    assoc: 'associate',
    prof: 'professor',
    maint: 'maintenance',
    mfg: 'manufacturing',
    mech: 'mechanical',
    elec: 'electrical',
    mktg: 'marketing',
    admin: 'administrator',
    biz: 'business',
    cust: 'customer',
    svc: 'service',
    hr: 'human resource',
    vp: 'vice president',
    info: 'information',
    mgmt: 'management',
    accts: 'account',
    ict: 'it',
    nurs: 'nurse',
    ngo: 'nonprofit',
    programming: 'programmer',
    operative: 'operator',
    labourer: 'worker',
    salesman: 'salesperson',
    saleswoman: 'salesperson',
    seller: 'salesperson',
    adviser: 'advisor',
    expert: 'specialist',
    sommelier: 'sommelier',
    carer: 'caregiver',
    chairperson: 'chair',
    policeman: 'police officer',
    mens: 'man',
    woman: 'man',
    aide: 'assistant',
    helper: 'assistant',
    physician: 'doctor',
    attorney: 'lawyer',
    tutor: 'tutor',
    repairer: 'repair technician',
    fitter: 'installer',
    headmaster: 'head teacher',
    mum: 'mother',
    organiser: 'organizer',
    boss: 'manager',
    head: 'head',
    chief: 'chief',
    lead: 'lead',
  }).map(([short, long]) => [keyOf(short), long]),
);

/** Words of rank, contract and place: they tell little, but belong to some titles ("team lead", "staff nurse"). */
const FAINT = new Set(
  `senior junior lead staff principal associate entry level mid experienced certified licensed registered graduate trainee temporary temp permanent part
   full time remote hybrid freelance onsite home based i ii iii iv v 1 2 3 4 5 new urgent immediate start night day weekend shift summer winter seasonal
   of and in the a an to or on per hour hiring wanted job position role opportunity global regional national international local deputy acting interim`
    .split(/\s+/u)
    .map(keyOf),
);
const FAINT_WEIGHT = 0.15;
const ASIDE_WEIGHT = 0.35;

/** The words of a title by what they tell: those in front of the first break fully, those behind it less, ranks and the like hardly. */
export function titleWords(title: string): TitleWord[] {
  const parts = title
    .replace(GENDERS, ' ')
    .split(BREAKS)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const main = parts.findIndex((words) => words.some((key) => !FAINT.has(key)));
  return parts.flatMap((words, index) =>
    words.map((key) => ({
      key,
      weight: (FAINT.has(key) ? FAINT_WEIGHT : 1) * (index === Math.max(main, 0) ? 1 : ASIDE_WEIGHT),
    })),
  );
}

function wordsOf(text: string): string[] {
  const keys: string[] = [];
  scanWords(text, (start, end) => {
    const key = keyOf(text.slice(start, end));
    keys.push(...(Object.hasOwn(LONG_FORMS, key) ? (LONG_FORMS[key] as string).split(' ') : [key]));
  });
  return keys;
}
