import { toCompactYaml } from './compact-yaml.ts';
import { hideShown, onOneLine, showHidden } from './visible-characters.ts';

const unseen = '\\u00AD\\u200B-\\u200F\\u2060-\\u2064\\uFEFF';
const slash = '/\\u2044\\u2215\\uFF0F';
const opening = `[${unseen}\\\\]*`;
const closing = `[\\s${unseen}\\\\]*[${slash}][\\s${unseen}${slash}\\\\]*`;
const word = ['d', 'a', 't', 'a'].join(`[${unseen}]*`);
/** A bracket that could begin a section mark or its end, however it is spelled, spaced or escaped. */
const markStart = `[<\\uFF1C\\uFE64](?=(?:${opening}|${closing})${word}(?![\\p{L}\\p{N}_-]))`;
const anyMark = new RegExp(markStart, 'giu');
const escapedMark = new RegExp(`(${markStart})\\\\`, 'giu');

/** Where the text holds something that could be read as a section mark, or -1. */
export const findMark = (text: string): number => text.search(anyMark);

/** Puts a backslash into whatever could be read as a section mark. Everything else stays as it is. */
export const breakMarks = (text: string): string => text.replace(anyMark, '$&\\');

/** A text as it may stand in a prompt: literal, but for broken section marks and spelled out hidden characters. */
export const neutralise = (text: string): string => breakMarks(showHidden(text));

/** The text before it was neutralised, for whoever compares a model's quotation with its source. */
export const restoreText = (text: string): string => hideShown(text.replace(escapedMark, '$1'));

const maxAttribute = 200;

/** A value inside a mark: one short line without quotes and brackets. */
export function toAttribute(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const line = showHidden(onOneLine(text.slice(0, 4 * maxAttribute)));
  return line
    .replaceAll('"', "'")
    .replace(/[<\uFF1C\uFE64]/g, '(')
    .replace(/[>\uFF1E\uFE65]/g, ')')
    .slice(0, maxAttribute);
}

/** What goes into a section, literally or as YAML. */
function toContent(content: unknown): string {
  if (typeof content === 'string') return /\S/.test(content) ? neutralise(content) : '(empty)';
  const yaml = content === undefined || content === null ? '' : toCompactYaml(content);
  return ['', '[]', '{}'].includes(yaml) ? '(empty)' : breakMarks(yaml);
}

export interface UntrustedSection {
  /** A word that prompts use to speak of it. */
  readonly name: string;
  readonly title?: string;
  /** Who wrote it: `network`, `member`, `web`, … */
  readonly source: string;
  /** What the model cites it by: an entry id or a marker. */
  readonly id?: string;
  /** A string stands literally; anything else becomes YAML. */
  readonly content: unknown;
}

/** A marked section for a prompt. Nothing in its content can end it or look like another one. */
export function untrustedSection({ name, title, source, id, content }: UntrustedSection): string {
  const attributes = Object.entries({ name, id, title, source })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${toAttribute(value)}"`);
  return `<data${attributes.join('')}>\n${toContent(content)}\n</data>`;
}
