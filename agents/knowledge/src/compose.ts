import { shorten } from '@trellis/ui-schema';
import type { Passage } from './digest.ts';
import type { Source } from './sources.ts';

/** An answer of quotations, before it is drawn. */
export interface Digest {
  readonly opening: readonly string[];
  /** The passages behind the first one, which stands in the opening. */
  readonly passages: readonly (Passage & { readonly marker: string })[];
  readonly notice?: string;
}

interface Composed {
  readonly subject: string | undefined;
  readonly passages: readonly Passage[];
  readonly sources: readonly Source[];
  readonly trouble: string | undefined;
}

/** A quotation inside a sentence: its words stay, but it can neither become a link nor a tag. */
const inert = (text: string): string =>
  text
    .replaceAll('](', ']\\(')
    .replace(/<(?=[A-Za-z/!?])/gu, '\\<')
    .replace(/([*_`])/gu, '\\$1');
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Where a passage is from, as a phrase. */
export function placeOf({ kind, origin, publishedOn }: Source): string {
  const nouns = { post: 'a post by', article: 'an article by', page: 'a page of', hit: 'a search result of' };
  const who =
    origin === '' ? { post: 'a post', article: 'an article', page: 'a page', hit: 'a search result' }[kind] : '';
  const year = publishedOn ? `, ${publishedOn.slice(0, 4)}` : '';
  return `${who === '' ? `${nouns[kind]} ${shorten(origin, 80)}` : who}${year}`;
}

function countOf(sources: readonly Source[]): string {
  const inNetwork = sources.filter(({ kind }) => kind === 'post' || kind === 'article').length;
  const onWeb = sources.length - inNetwork;
  return [
    ...(inNetwork > 0 ? [`${plural(inNetwork, 'text')} in the network`] : []),
    ...(onWeb > 0 ? [`${plural(onWeb, 'page')} on the web`] : []),
  ].join(' and ');
}

/** Says what was found in literal words and how much that is worth, or that nothing was. */
export function composeDigest({ subject, passages, sources, trouble }: Composed): Digest {
  const notice = trouble === undefined ? {} : { notice: trouble };
  const about = subject === undefined ? 'that' : `“${inert(shorten(subject, 100))}”`;
  if (subject === undefined)
    return {
      opening: [
        'I could not tell what to look for: the question names no topic, and there is nothing in view that has one.',
        'Name it in a few words, for example “examples of captions that paid off”, and I will search again.',
      ],
      passages: [],
    };
  const [first] = passages;
  if (!first) {
    const read = sources.length > 0 ? ` I read ${countOf(sources)}, and none of it speaks of this.` : '';
    return {
      opening: [
        `I found nothing on ${about}.${read}`,
        'That says something about what I can search, not about the topic: other words may find more.',
      ],
      passages: [],
      ...notice,
    };
  }
  const used = [...new Set(passages.map(({ source }) => source))];
  const marked = passages.map((passage, index) => ({ ...passage, marker: String(index + 1) }));
  return {
    opening: [
      `What comes closest to your question on ${about} is from ${inert(placeOf(first.source))}: “${inert(first.quote)}” [1]`,
      passages.length > 1
        ? `In all I found ${plural(passages.length, 'passage')}, in ${countOf(used)}. They are quoted as they stand; without a language model I draw no conclusion from them.`
        : 'It is quoted as it stands, and I found nothing else on it; without a language model I draw no conclusion from it.',
      ...(used.every(({ inView }) => inView)
        ? ['All of it stands in what you are looking at; I found nothing beyond it.']
        : []),
    ],
    passages: marked,
    ...notice,
  };
}
