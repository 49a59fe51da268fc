/** Below this a member should look at a value before it is kept. */
export const doubtfulBelow = 0.7;

/** What of a JSON Resume is shown to be corrected: of each part its title and its fields. Forms: one line, `text` for paragraphs, `lines` and `commas` for lists. */
export const parts = [
  {
    key: 'work',
    title: 'Work',
    entry: 'Position',
    fields: [
      { key: 'position', label: 'Position' },
      { key: 'name', label: 'Employer' },
      { key: 'startDate', label: 'From', short: true },
      { key: 'endDate', label: 'To', hint: 'or present', short: true },
      { key: 'summary', label: 'Description', form: 'text' },
      { key: 'highlights', label: 'Highlights, one a line', form: 'lines' },
    ],
  },
  {
    key: 'education',
    title: 'Education',
    entry: 'Education',
    fields: [
      { key: 'studyType', label: 'Degree' },
      { key: 'area', label: 'Field' },
      { key: 'institution', label: 'School' },
      { key: 'startDate', label: 'From', short: true },
      { key: 'endDate', label: 'To', short: true },
    ],
  },
  {
    key: 'skills',
    title: 'Skills',
    entry: 'Skill',
    compact: true,
    fields: [
      { key: 'name', label: 'Skill' },
      { key: 'keywords', label: 'In particular', form: 'commas', optional: true },
    ],
  },
  {
    key: 'languages',
    title: 'Languages',
    entry: 'Language',
    compact: true,
    fields: [
      { key: 'language', label: 'Language' },
      { key: 'fluency', label: 'How well' },
    ],
  },
  {
    key: 'certificates',
    title: 'Certificates',
    entry: 'Certificate',
    compact: true,
    fields: [
      { key: 'name', label: 'Certificate' },
      { key: 'issuer', label: 'From whom', optional: true },
      { key: 'date', label: 'When', optional: true, short: true },
    ],
  },
  {
    key: 'volunteer',
    title: 'Volunteering',
    entry: 'Voluntary position',
    fields: [
      { key: 'position', label: 'Position' },
      { key: 'organization', label: 'Organisation' },
      { key: 'startDate', label: 'From', short: true },
      { key: 'endDate', label: 'To', hint: 'or present', short: true },
      { key: 'summary', label: 'Description', form: 'text' },
      { key: 'highlights', label: 'Highlights, one a line', form: 'lines' },
    ],
  },
  {
    key: 'projects',
    title: 'Projects',
    entry: 'Project',
    fields: [
      { key: 'name', label: 'Project' },
      { key: 'description', label: 'Description', form: 'text' },
      { key: 'highlights', label: 'Highlights, one a line', form: 'lines', optional: true },
    ],
  },
  {
    key: 'publications',
    title: 'Publications',
    entry: 'Publication',
    compact: true,
    fields: [{ key: 'name', label: 'Publication' }],
  },
];

/** A value as it is shown in its form. */
export function toShown(value, form) {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return String(value);
  return value.map(String).join(form === 'commas' ? ', ' : '\n');
}

/** What is shown, as a value again; `undefined` where nothing is. */
export function fromShown(text, form) {
  const trimmed = text.trim();
  if (form !== 'lines' && form !== 'commas') return trimmed === '' ? undefined : trimmed;
  const items = trimmed.split(form === 'commas' ? ',' : '\n').map((item) => item.trim());
  const filled = items.filter((item) => item !== '');
  return filled.length === 0 ? undefined : filled;
}

/** The place of a résumé in words, and a résumé's location out of them. */
export const placeText = (location) =>
  typeof location === 'string'
    ? location
    : [location?.city, location?.region, location?.countryCode, location?.country].filter(Boolean).join(', ');

/** Where a value, or any part of it, stands: the least sure source counts. */
export function sourceOf(fields, path) {
  const found = fields.filter((field) => field.path === path || field.path.startsWith(`${path}/`));
  return found.toSorted((a, b) => a.confidence - b.confidence)[0];
}

/** `Page 1, line 24: “Charge nurse”`. */
export function sourceText({ page, line, text, how, confidence }) {
  const words = text.length > 140 ? `${text.slice(0, 139)}…` : text;
  if (how === 'model') return `Found by the language model on page ${page}, line ${line}: “${words}”`;
  // What a format says itself needs no page to be looked at.
  return confidence === 1 ? `${how}, line ${line}` : `Page ${page}, line ${line}: “${words}”`;
}
