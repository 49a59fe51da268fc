import { Found } from './found.ts';
import { findDates } from './find-dates.ts';
import type { ResumeLine } from './resume-line.ts';
import { withoutDates } from './find-anchors.ts';

const longestName = 160;

/** Certificates: one a line, with who gave it and when. */
export function readCertificates(lines: readonly ResumeLine[]) {
  return lines.slice(0, 100).flatMap((line) => {
    const dates = line.dates;
    const rest = dates ? withoutDates(line.text, dates) : line.text;
    if (line.text.length > longestName * 2 || rest === '') return [];
    const { name, issuer } = splitIssuer(rest);
    if (name === '' || name.length > longestName) return [];
    const date = dates?.end ?? dates?.start;
    return [
      {
        name: new Found(name, line, { how: 'list', confidence: line.prose ? 0.6 : 0.88 }),
        issuer: issuer === undefined ? undefined : new Found(issuer, line, { how: 'list', confidence: 0.75 }),
        date:
          date === undefined || !dates
            ? undefined
            : new Found(date, line, { how: 'pattern', confidence: 0.92, text: dates.text }),
      },
    ];
  });
}

/** What stands behind a mark is who gave it; behind a comma, only what is written as a name is. */
function splitIssuer(text: string): { name: string; issuer?: string } {
  const [first = '', ...others] = text.split(/\t|\s+[|·–—]\s+|\s+-\s+/);
  const trim = (part: string) => part.replaceAll(/^[\s(,;:]+|[\s,;:|(–—-]+$/g, '');
  if (others.length > 0) return { name: trim(first), issuer: trim(others[0] ?? '') };
  const bracket = /^(.+?)\s+\(([^()]{3,80})\)$/.exec(text);
  if (bracket && /\p{Ll}{3}/u.test(bracket[2] ?? ''))
    return { name: trim(bracket[1] ?? ''), issuer: trim(bracket[2] ?? '') };
  const comma = text.lastIndexOf(', ');
  if (
    comma < 0 ||
    !/^\p{Lu}/u.test(text.slice(comma + 2)) ||
    text.slice(comma + 2).length < 4 ||
    /\d/.test(text.slice(comma))
  )
    return { name: trim(text) };
  return { name: trim(text.slice(0, comma)), issuer: trim(text.slice(comma + 2)) };
}

/** Projects: a short line with what stands below it, or a line each. */
export function readProjects(lines: readonly ResumeLine[]) {
  const projects: { name: Found; description?: Found; highlights: Found[]; startDate?: Found; endDate?: Found }[] = [];
  const hasHeads = lines.some((line) => !line.bullet && !line.prose);
  for (const line of lines.slice(0, 200)) {
    const open = projects.at(-1);
    if (hasHeads && open && (line.bullet || line.prose)) {
      const text = new Found(line.text, line, { how: 'position', confidence: 0.8 });
      if (line.bullet) open.highlights.push(text);
      else open.description ??= text;
      continue;
    }
    const dates = findDates(line.text);
    const [name = ''] = (dates ? withoutDates(line.text, dates) : line.text).split(/\t|:\s|\s[–—|]\s/);
    if (name.trim() === '' || name.length > longestName) continue;
    projects.push({
      name: new Found(name.trim(), line, { how: 'position', confidence: 0.75 }),
      ...(line.text.length > name.length + 12 && {
        description: new Found(line.text, line, { how: 'position', confidence: 0.7 }),
      }),
      highlights: [],
    });
  }
  return projects.slice(0, 50);
}

/** Publications: one a line or paragraph. */
export function readPublications(lines: readonly ResumeLine[]) {
  return lines
    .slice(0, 200)
    .filter(({ text }) => text.length > 3 && text.length <= 600)
    .map((line) => ({ name: new Found(line.text, line, { how: 'list', confidence: 0.85 }) }));
}
