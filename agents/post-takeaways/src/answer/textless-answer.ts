import type { Material } from '../material.ts';
import { peopleOf } from '../people.ts';
import type { Answer } from './answer.ts';
import { createLedger } from './ledger.ts';
import { readingNotices } from './parts.ts';
import { peopleLines } from './people-lines.ts';
import { listed, shorten } from './phrases.ts';

/** The answer where there is nothing to read: no post at all, an empty one, a bare link, or only hashtags and emoji. */
export function textlessAnswer(material: Material): Answer {
  const ledger = createLedger();
  const { post, sources } = material;
  const text = sources[0]?.text.trim() ?? '';
  const links = post?.links ?? [];
  const marks = [...new Set(text.match(/[#@][\p{L}\p{N}_]+/gu) ?? [])];
  const address = links[0]?.url ?? /(?:https?:\/\/|www\.)\S+/iu.exec(text)?.[0];
  const who = post?.author ? `${post.author}’s post` : 'This text';
  const opening: string[] = [];
  if (sources.length === 0)
    opening.push(
      'I could not read a post or an article here, so there is nothing to take away from it.',
      'Open a post or an article and ask again.',
    );
  else if (text === '' && links.length === 0)
    opening.push(`${who} has no text: there is nothing to take away from it.`);
  else if (marks.length > 0)
    opening.push(`${who} consists of tags only (${listed(marks.slice(0, 8))}): it makes no statement to take away.`);
  else if (/https?:\/\/|www\./iu.test(text) || links.length > 0)
    opening.push(
      `${who} is only a link, and I can’t read what it leads to${address ? `: ${shorten(address, 90)}` : ''}.`,
    );
  else opening.push(`${who} has no words in it (${shorten(text, 40)}): it makes no statement to take away.`);
  const lines = peopleLines(
    peopleOf(material).filter(({ part }) => part === 'mentioned'),
    ledger,
  );
  return {
    opening,
    sections: lines.length > 0 ? [{ key: 'people', title: 'Who is mentioned', lines }] : [],
    articles: [],
    notices: sources.length === 0 ? [] : readingNotices({ ...material, unread: [] }),
    citations: ledger.citations,
  };
}
