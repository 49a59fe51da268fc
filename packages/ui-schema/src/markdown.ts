import { cleanText } from './safe-text.ts';
import { safeUrl } from './safe-url.ts';

const link =
  /(!?)\[([^[\]\n]{0,1000})\]\(\s{0,9}<?((?:[^\s()<>]|\([^\s()<>]{0,300}\)){0,2100})>?(?:\s{1,9}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\s{0,9}\)/g;
const definition = /^ {0,3}\[[^[\]\n]{1,1000}\]:/gm;
const autolink = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2100})>/g;

const escapeTags = (text: string) => text.replace(/(?<!\\)<(?=[A-Za-z/!?])/g, '\\<');

/**
 * Markdown with only those links a client may open, and without HTML. Of other links, and of images, the text stays. What looks like a link
 * and was not understood is escaped: nothing becomes a link that was not checked.
 */
export function cleanMarkdown(text: unknown): string {
  const links: string[] = [];
  const keep = (checked: string) => `\u0000${links.push(checked) - 1}\u0000`;
  const others = cleanText(text)
    .replace(definition, (line) => line.replace('[', '\\['))
    .replace(autolink, (_, url: string) => safeUrl(url) ?? url.replace(/^[^:]*:(?:\/\/)?/, ''))
    .replace(link, (_, image: string, words: string, url: string) => {
      const safe = image === '' ? safeUrl(url) : undefined;
      return safe === undefined ? words : keep(`[${escapeTags(words)}](${safe})`);
    });
  return (
    escapeTags(others.replaceAll('](', ']\\('))
      // oxlint-disable-next-line no-control-regex -- the placeholder from above; cleaned text has no such character
      .replace(/\u0000(\d+)\u0000/g, (_, index: string) => links[Number(index)] ?? '')
      .trim()
  );
}

/** Plain text as Markdown that shows exactly it, with as few backslashes as that takes. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/^([^\S\n]*)(?=>|#{1,6}(?:\s|$)|[-+](?:\s|$)|(?:-{2,}|=+)[^\S\n]*$)/gm, '$1\\')
    .replace(/^([^\S\n]*\d{1,9})(?=[.)](?:\s|$))/gm, '$1\\');

/** Markdown as plain text: links keep their address, emphasis its words. */
export function markdownToText(markdown: string): string {
  const kept: string[] = [];
  const keep = (text: string) => `\u0000${kept.push(text) - 1}\u0000`;
  return (
    markdown
      .replace(/\\([\\`*_[\]<>#|~!&.)+=-])/g, (_, character: string) => keep(character))
      .replace(link, (_, _image: string, words: string, url: string) =>
        words === url ? url : `${words} (${keep(url)})`,
      )
      .replace(/^#{1,6} +/gm, '')
      .replace(/\*\*([^*\n]{1,2000})\*\*/g, '$1')
      .replace(/(?<![\p{L}\p{N}*])\*([^*\n]{1,2000})\*(?![\p{L}\p{N}*])/gu, '$1')
      .replace(/(?<![\p{L}\p{N}_])_([^_\n]{1,2000})_(?![\p{L}\p{N}_])/gu, '$1')
      .replace(/^(\s*)[*+] /gm, '$1- ')
      // oxlint-disable-next-line no-control-regex -- the placeholder from above; cleaned text has no such character
      .replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? '')
  );
}
