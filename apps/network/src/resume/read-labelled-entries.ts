import type { EntryGrammar } from './choose-layout.ts';
import type { Role } from './entry-roles.ts';
import { findDates } from './find-dates.ts';
import type { DateRange } from './find-dates.ts';
import { Found } from './found.ts';
import type { Entry } from './read-entries.ts';
import type { ResumeLine } from './resume-line.ts';
import { readLabelled } from './words/labels.ts';
import type { Label } from './words/labels.ts';

/** The part of an entry that a label names. */
export const roleOfLabel: Partial<Record<Label, Role>> = {
  title: 'title',
  company: 'company',
  place: 'place',
  degree: 'degree',
  area: 'area',
  institution: 'institution',
};

interface Open {
  readonly roles: Map<Role, Found>;
  readonly seen: Set<Label>;
  dates: { range: DateRange; line: ResumeLine } | undefined;
  readonly body: ResumeLine[];
}

/** Entries of a form, in which each line says what it is (`Employer: …`); undefined when a section is none. */
export function readLabelledEntries(lines: readonly ResumeLine[], grammar: EntryGrammar): Entry[] | undefined {
  const labelled = lines.map((line) => (line.bullet ? undefined : readLabelled(line.text)));
  const count = (label: Label) => labelled.filter((each) => each?.label === label).length;
  const heads = (['title', 'company', 'degree', 'institution', 'area'] as const).filter(
    (label) => grammar.required.includes(roleOfLabel[label] as Role) && count(label) > 0,
  );
  if (heads.length === 0 || (heads.length < 2 && count('dates') === 0)) return undefined;
  const first = labelled.find((each) => each && (roleOfLabel[each.label] || each.label === 'dates'))?.label;
  const entries: Open[] = [];
  for (const [index, line] of lines.entries()) {
    const own = labelled[index];
    const open = entries.at(-1);
    if (!own || !(roleOfLabel[own.label] || own.label === 'dates' || own.label === 'duties')) {
      open?.body.push(line);
      continue;
    }
    const entry = open && own.label !== first && !open.seen.has(own.label) ? open : begin(entries);
    entry.seen.add(own.label);
    take(entry, own.label, own.value, line);
  }
  return entries;
}

function begin(entries: Open[]): Open {
  const entry: Open = { roles: new Map(), seen: new Set(), dates: undefined, body: [] };
  entries.push(entry);
  return entry;
}

function take(entry: Open, label: Label, value: string, line: ResumeLine): void {
  const role = roleOfLabel[label];
  if (label === 'dates') {
    const range = findDates(value);
    if (range) entry.dates = { range, line };
  } else if (label === 'duties') {
    if (value !== '') entry.body.push(withText(line, value));
  } else if (role && value !== '' && !entry.roles.has(role)) {
    const [whole, place] = role === 'company' || role === 'institution' ? splitPlace(value) : [value, undefined];
    entry.roles.set(role, new Found(whole, line, { how: 'label', confidence: 0.95 }));
    if (place) entry.roles.set('place', new Found(place, line, { how: 'label', confidence: 0.8 }));
  }
}

const bullet = /^[•▪◦●–-]\s*/;
const withText = (line: ResumeLine, text: string): ResumeLine => ({
  ...line,
  text: text.replace(bullet, ''),
  bullet: bullet.test(text),
});

const legalForm = /^(?:inc|ltd|llc|llp|plc|co|corp|gmbh|s\.?a|s\.?l|b\.?v)\b\.?/i;

/** `Acme Ltd, Leeds`: the employer and where it is. */
function splitPlace(value: string): [string, string | undefined] {
  const at = value.lastIndexOf(', ');
  const place = value.slice(at + 2);
  if (at < 0 || legalForm.test(place) || /\d|&/.test(place) || place.split(/\s+/).length > 3) return [value, undefined];
  return [value.slice(0, at), place];
}
