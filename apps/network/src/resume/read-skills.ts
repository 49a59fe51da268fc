import { Found } from './found.ts';
import type { ResumeLine } from './resume-line.ts';
import { readLanguages } from './read-languages.ts';
import type { LanguageFound } from './read-languages.ts';
import { isLanguageName } from './words/language-names.ts';
import { readLabelled } from './words/labels.ts';

/** A skill, or a group of them under a name. */
export interface SkillFound {
  readonly [key: string]: Found | readonly Found[] | undefined;
  readonly name: Found;
  readonly level?: Found;
  readonly keywords: readonly Found[];
}

const separators = /\s*[,;|•·●▪◦]\s*(?![^()]{0,60}\))|\s\/\s|\t/;
const group = /^(?<name>[^:,;|•]{2,60}?)\s*(?:[:：]\s*\t?|\t|\s[–—]\s(?=.*[,;]))\s*(?<list>.+)$/u;
const level =
  /\s*(?:[–—:-]\s*|\()(?<level>(?:expert|advanced|intermediate|beginner|basic|proficient|familiar|working knowledge|sehr gut|gut|grundkenntnisse|experte|fortgeschritten|avancé|intermédiaire|débutant|expert\w*|avanzado|intermedio|básico)(?: level)?)\)?$/iu;
const bars = /\s*(?:[●○■□★☆▮▯⬤◯•]{2,}|\d{1,3}\s?%|\d\/\d{1,2})\s*$/u;
const longestSkill = 80;

/** The skills of a section: lists in lines, groups with a label, one a line. Languages that stand among them are given apart. */
export function readSkills(lines: readonly ResumeLine[]): { skills: SkillFound[]; languages: LanguageFound[] } {
  const skills: SkillFound[] = [];
  const languages: LanguageFound[] = [];
  let open: { name: ResumeLine; keywords: Found[] } | undefined;
  const close = () => {
    if (open)
      skills.push({ name: found(open.name.text.replace(/[:：]$/, ''), open.name, 0.85), keywords: open.keywords });
    open = undefined;
  };
  const headings = groupHeadings(lines);
  for (const line of lines) {
    const label = readLabelled(line.text)?.label;
    const spoken = label === 'languages' ? readLanguages([line]) : [];
    // `Languages: Go, Python` is not about them.
    if (spoken.some(({ language }) => isLanguageName(language.value))) {
      languages.push(...spoken);
      continue;
    }
    if (headings.has(line)) {
      close();
      open = { name: line, keywords: [] };
      continue;
    }
    const { name, list } = line.prose && !/[,;]/.test(line.text) ? {} : (group.exec(line.text)?.groups ?? {});
    if (name !== undefined && list !== undefined && !line.dates && !bars.test(line.text) && !level.test(line.text)) {
      close();
      skills.push({ name: found(name, line, 0.93), keywords: itemsOf(list, line) });
    } else if (open) open.keywords.push(...itemsOf(line.text, line));
    else skills.push(...itemsOf(line.text, line).map((item) => withLevel(item, line)));
  }
  close();
  return { skills: skills.slice(0, 300), languages };
}

const found = (text: string, line: ResumeLine, confidence: number) =>
  new Found(text.trim(), line, { how: 'list', confidence });

function itemsOf(text: string, line: ResumeLine): Found[] {
  const isSentence = line.prose && /[.!?]$/.test(text) && (text.match(/[,;•|]/g)?.length ?? 0) < 2;
  return text
    .split(separators)
    .map((item) =>
      item
        .replace(bars, '')
        .replace(/^(?:and|und|et|y)\s+/i, '')
        .replace(/^[\s–—-]+|[\s.]+$/g, ''),
    )
    .filter((item) => /\p{L}/u.test(item) && item.length <= longestSkill)
    .map((item) => found(item, line, isSentence ? 0.45 : item.split(/\s+/).length > 6 ? 0.6 : 0.92));
}

function withLevel(item: Found, line: ResumeLine): SkillFound {
  const match = level.exec(item.value);
  if (!match || match.index === 0) return { name: item, keywords: [] };
  return {
    name: found(item.value.slice(0, match.index), line, 0.9),
    level: found(match.groups?.level ?? '', line, 0.9),
    keywords: [],
  };
}

/** Short lines that stand out from the others, each with something below that does not. */
function groupHeadings(lines: readonly ResumeLine[]): ReadonlySet<ResumeLine> {
  const plain = lines.filter((line) => line.bullet || /[,;|]/.test(line.text)).map(({ style }) => style);
  const heads = lines.filter((line, at) => {
    const next = lines[at + 1];
    if (line.bullet || !next || /[,;|\t]/.test(line.text) || line.text.length > 60) return false;
    const standsOut =
      line.text.endsWith(':') ||
      (line.style.includes('bold') && !next.style.includes('bold')) ||
      (next.bullet && plain.length > 0) ||
      (line.style !== next.style && plain.includes(next.style) && !plain.includes(line.style));
    return standsOut && (next.bullet || next.style !== line.style || line.text.endsWith(':'));
  });
  return new Set(heads);
}
