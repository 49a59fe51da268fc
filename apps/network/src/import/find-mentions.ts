import type { Post } from '@trellis/network-skills';
import type { Directory } from './reading.ts';

type Mention = Post['mentions'][number];

const maxMentions = 50;
const maxMarks = 500;
const maxNameWords = 5;

/**
 * Who is mentioned: `@Name`, as long as it is a name the directory knows, else the capitalised words after the `@`. Ids are not kept: they
 * are looked up when the post is read.
 */
export function findMentions(text: string, directory: Directory): Mention[] {
  const mentions = new Map<string, Mention>();
  let marks = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._+-])@(?=[\p{L}\p{N}])/gu)) {
    marks += 1;
    if (mentions.size >= maxMentions || marks > maxMarks) break;
    const mention = mentionAt(text.slice(index + 1, index + 200), directory);
    if (mention) mentions.set(`${mention.type} ${mention.name}`, mention);
  }
  return [...mentions.values()];
}

function mentionAt(rest: string, directory: Directory): Mention | undefined {
  // One separator at most between words: a name does not go on after a full stop or a line's end.
  const words = [
    ...(/^[\p{L}\p{N}][\p{L}\p{N}'’&.-]*(?: [\p{L}\p{N}&][\p{L}\p{N}'’&.-]*){0,4}/u.exec(rest)?.[0].split(' ') ?? []),
  ];
  for (let count = Math.min(words.length, maxNameWords); count > 0; count -= 1) {
    const known = directory.find(
      words
        .slice(0, count)
        .join(' ')
        .replace(/(?:['’]s)?[.'’-]*$/, ''),
    );
    if (known) return { type: known.type, name: known.name };
  }
  const unknown =
    /^[\p{Lu}\p{Lo}][\p{L}\p{N}'’-]*(?: \p{Lu}[\p{L}'’-]+){0,2}/u.exec(rest)?.[0] ??
    /^[\p{L}\p{N}_-]{2,40}/u.exec(rest)?.[0];
  const name = unknown?.replace(/['’]s$/, '').replace(/[-'’]+$/, '');
  return name ? { type: 'person', name } : undefined;
}
