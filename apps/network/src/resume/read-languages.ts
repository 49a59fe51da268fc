import { Found } from './found.ts';
import type { ResumeLine } from './resume-line.ts';
import { readLabelled } from './words/labels.ts';
import { fluencyPattern, isLanguageName } from './words/language-names.ts';

/** A language and how well it is spoken. */
export interface LanguageFound {
  readonly [key: string]: Found | undefined;
  readonly language: Found;
  readonly fluency?: Found;
}

const betweenLanguages = /\s*[,;|•·●▪]\s*(?![^()[\]]{0,40}[)\]])|\t/;

/** Languages with their levels, one or several a line. */
export function readLanguages(lines: readonly ResumeLine[]): LanguageFound[] {
  const languages: LanguageFound[] = [];
  for (const line of lines.slice(0, 60)) {
    const labelled = readLabelled(line.text);
    const cells = line.text.split('\t');
    const text = labelled?.label === 'languages' ? labelled.value : cells.length === 2 ? cells.join(': ') : line.text;
    for (const item of text.split(betweenLanguages)) {
      const one = readOne(item.trim(), line);
      const last = languages.at(-1);
      if (one) languages.push(one);
      // `English, fluent`, or the level in the next cell or line.
      else if (
        last &&
        !last.fluency &&
        last.language.line.index >= line.index - 1 &&
        item.trim() !== '' &&
        item.length < 60
      ) {
        languages[languages.length - 1] = {
          ...last,
          fluency: at(item.replaceAll(/^[\s(–—:-]+|[\s)]+$/g, ''), line, 0.9),
        };
      }
    }
  }
  return languages.slice(0, 30);
}

const at = (text: string, line: ResumeLine, confidence: number) =>
  new Found(text.trim(), line, { how: 'list', confidence });

/** Without a bracket that was opened before. */
const closed = (text: string) =>
  text.endsWith(']') || text.split(')').length > text.split('(').length ? text.replace(/[)\]]$/, '') : text;

function readOne(item: string, line: ResumeLine): LanguageFound | undefined {
  const bare = item.replace(/\s*[●○■□★☆]+$/u, '');
  if (bare === '' || bare.length > 80) return undefined;
  if (isLanguageName(bare) && !bare.includes('(')) return { language: at(bare, line, 0.95) };
  const [, name = '', rest = ''] =
    /^([\p{L}\p{M} '’-]{2,40}?)\s*(?:[-–—:=([]\s*|\s(?=[ABC][12]\b))(.{2,60})$/u.exec(bare) ?? [];
  if (name !== '' && (isLanguageName(name) || (fluencyPattern.test(rest) && !fluencyPattern.test(name))))
    return { language: at(name, line, isLanguageName(name) ? 0.95 : 0.7), fluency: at(closed(rest), line, 0.9) };
  const words = bare.split(/\s+/);
  if (isLanguageName(words[0] ?? '') && words.length <= 6)
    return { language: at(words[0] ?? '', line, 0.9), fluency: at(words.slice(1).join(' '), line, 0.8) };
  if (isLanguageName(words.at(-1) ?? '') && fluencyPattern.test(bare) && words.length <= 4)
    return { language: at(words.at(-1) ?? '', line, 0.85), fluency: at(words.slice(0, -1).join(' '), line, 0.75) };
  return undefined;
}
