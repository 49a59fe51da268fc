/** Words of a name in any common spelling: `X-Request-Id`, `filter[job_status]`, `jobIDs`. Letters that are not ASCII lose their marks or are left out. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** `['address', 'postal_code']` → `addressPostalCode`. A word that the name before it ends with is not said twice. Never empty. */
export function camelName(path: readonly string[]): string {
  const words: string[] = [];
  for (const part of path) {
    const next = wordsOf(part);
    const isRepeated = next.length > 1 && next[0] === words.at(-1);
    words.push(...(isRepeated ? next.slice(1) : next));
  }
  const name = words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
  const safe = /^[a-z]/.test(name) ? name : `field${name}`;
  return safe.slice(0, 60);
}

/** `listJobsForCompany` → `list-jobs-for-company`: at most 64 characters, cut between words. Empty when there is no word. */
export function kebabName(text: string): string {
  const words = wordsOf(text);
  while (words[0] !== undefined && !/^[a-z]/.test(words[0])) {
    const letters = words[0].replace(/^\d+/, '');
    words.splice(0, 1, ...(letters === '' ? [] : [letters]));
  }
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (longer.length > 64) break;
    name = longer;
  }
  return name === '' ? (words[0] ?? '').slice(0, 64) : name;
}

/** The name, or the first free one of `name2`, `name3`…; with `glue` before the number. */
export function freeName(name: string, taken: { has(name: string): boolean }, glue = ''): string {
  if (!taken.has(name)) return name;
  for (let count = 2; ; count++) {
    const end = `${glue}${count}`;
    const next = name.slice(0, 64 - end.length) + end;
    if (!taken.has(next)) return next;
  }
}

/** Names that fit everything; what they are of must be said with them. */
const vague = new Set(
  'arg args attributes body content data field fields id identifier ids info input item items key keys num number obj object option options param parameters params payload props thing uuid val value values'.split(
    ' ',
  ),
);

/** `id` of jobs → `jobId`; `q` → `query`. Other names say enough by themselves. */
export function tellingName(words: readonly string[], subject: string): string {
  const name = camelName(words);
  if (name === 'q') return 'query';
  return subject !== '' && (vague.has(name) || name.length === 1) ? camelName([subject, name]) : name;
}

/** The last word that a path or a name says in the plural, as one of them: `/companies/{id}/jobs` → `job`. */
export function subjectOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && !part.includes('{') && !/^v\d+$/.test(part));
  const last = wordsOf(parts.at(-1) ?? '').join(' ');
  if (last.endsWith('ies')) return `${last.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(last)) return last;
  return last.replace(/(?<=x|ch|sh|ss)es$|s$/, '');
}
