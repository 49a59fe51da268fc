/** One sentence of a source. `quote` is cut out of the source literally; `text` is the same with its white space made even. */
export interface Sentence {
  readonly text: string;
  readonly quote: string;
  /** Offset of `quote` in the source. */
  readonly start: number;
  /** Counts from 0; list items are paragraphs of their own. */
  readonly paragraph: number;
  readonly kind: 'prose' | 'item' | 'heading';
}

export interface SplitResult {
  readonly sentences: readonly Sentence[];
  /** False when the text was longer than what is read. */
  readonly whole: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: Sentence['kind'];
}

const MAX_SCANNED = 200_000;
const MAX_LENGTH = 600;
const PIECE_LENGTH = 320;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const listMarker = /^[ \t]*(?:[-*•‣▪●◦–—→➡✅✔☑👉]\uFE0F?|\(?\d{1,2}[.)]|\d{1,2}\uFE0F?\u20E3|[a-z][.)])[ \t]+/u;
const blankLine = /^[ \t\r>]*$/;
const endsSentence = /[.!?…:;。！？।؟][)\]"'”’»]*[ \t\r]*$/u;
const alwaysContinues =
  /(?:^|[\s("“])(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Rev|Hon|Gen|Sen|Rep|Gov|vs|e\.g|i\.e|cf|approx|No|Nr|z\.B|d\.h|bzw|Fig|Eq|Vol|Ch|Sec|Art|pp?|[A-Z])\.$/u;
const mayContinue =
  /(?:^|[\s("“])(?:(?:[A-Za-z]\.){2,}|Inc|Ltd|Corp|Co|Jr|Sr|etc|al|ca|dept|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?$/u;
const sentenceOpener =
  /^["“'(]?(?:The|This|That|These|It|We|I|You|They|He|She|But|And|So|In|On|At|For|A|An|As|If|When|What|Why|How|My|Our|Then|There|Here|To|With|By)\b/u;
const edge = String.raw`(?:[\s•‣▪●◦>→|*_]|\p{Extended_Pictographic}|\uFE0F|\u200D|\u20E3)`;
const edges = new RegExp(`^(?:${edge}|-)+|${edge}+$`, 'gu');

/** Lines joined to paragraphs: hard-wrapped prose flows on, a finished or short line ends its paragraph. */
function* paragraphsOf(text: string, headings: boolean): Generator<Span> {
  let open: { start: number; end: number; kind: Span['kind'] } | undefined;
  let previous = '';
  for (let offset = 0; offset < text.length;) {
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(offset, end);
    const marker = listMarker.exec(line)?.[0].length ?? 0;
    const heading = /^#{1,6}[ \t]+/.exec(line)?.[0].length ?? 0;
    const flowsOn =
      !endsSentence.test(previous) &&
      (previous.trimEnd().length >= 50 || /^\s*\p{Ll}/u.test(line)) &&
      !/^\s*[#\p{Extended_Pictographic}]/u.test(line);
    if (blankLine.test(line)) {
      if (open) yield isTitle(open) ? { ...open, kind: 'heading' } : open;
      open = undefined;
    } else if (open && open.kind !== 'heading' && marker + heading === 0 && flowsOn) {
      open.end = end;
    } else {
      if (open) yield open;
      open = { start: offset + marker + heading, end, kind: heading > 0 ? 'heading' : marker > 0 ? 'item' : 'prose' };
    }
    previous = line;
    offset = end + 1;
  }
  if (open) yield open;
  function isTitle(span: Span): boolean {
    const line = text.slice(span.start, span.end).trim();
    return headings && span.kind === 'prose' && line.length <= 80 && !/[.!?…:;,]["”’)]*$/u.test(line);
  }
}

/** The text as the segmenter sees it: same length, without line ends, and with addresses that hold no full stops. */
function masked(text: string): string {
  return text
    .replace(/(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)\]"'”’»]/giu, (url) => 'x'.repeat(url.length))
    .replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
}

/** Where one sentence was cut in two: after an abbreviation, an initial, or a name that ends in a mark ("Yahoo! is"). */
function continues(before: string, after: string): boolean {
  const tail = before.slice(-24).trimEnd();
  if (alwaysContinues.test(tail)) return true;
  if (mayContinue.test(tail)) return !sentenceOpener.test(after);
  return /^["”’')]?\s*\p{Ll}/u.test(after) && !/[…:]$/u.test(tail);
}

/** Where the segmenter may have missed an end: it takes "the system. 2,300 people" for one sentence. */
const endBeforeFigure = /[.!?…]["”’)]*\s+(?=[\d$€£])/gu;

function* segmentsOf(source: string): Generator<{ start: number; end: number }> {
  for (const { segment, index } of segmenter.segment(source)) {
    let start = index;
    for (const match of segment.matchAll(endBeforeFigure)) {
      const end = index + match.index + match[0].length;
      yield { start, end };
      start = end;
    }
    if (start < index + segment.length) yield { start, end: index + segment.length };
  }
}

function* sentencesOf(paragraph: string): Generator<{ start: number; end: number }> {
  const source = masked(paragraph);
  let start = 0;
  let end = 0;
  for (const segment of segmentsOf(source)) {
    if (end > start && !continues(source.slice(start, end), source.slice(segment.start, segment.end))) {
      yield { start, end };
      start = segment.start;
    }
    end = segment.end;
  }
  if (end > start) yield { start, end };
}

/** A sentence nobody would read in one breath, in pieces that end at a clause or at least between words. */
function* pieces(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  let from = start;
  while (end - from > MAX_LENGTH) {
    const head = text.slice(from, from + PIECE_LENGTH);
    const clause = Math.max(
      head.lastIndexOf('; '),
      head.lastIndexOf(': '),
      head.lastIndexOf(' – '),
      head.lastIndexOf(', '),
    );
    const space = head.search(/\s\S*$/u);
    let length = clause > 120 ? clause + 1 : space > 0 ? space : PIECE_LENGTH;
    if (/[\uD800-\uDBFF]/.test(head.charAt(length - 1))) length--;
    yield { start: from, end: from + length };
    from += length;
  }
  yield { start: from, end };
}

/** Without what stands around a sentence and is no part of it: white space, emoji, bullets, hashtags behind its end. */
function trimmed(text: string, start: number, end: number): { start: number; quote: string } {
  const body = text.slice(start, end).replace(/(?:[\s,]+#[\p{L}\p{N}_]+)+\s*$/u, '');
  const quote = body.replace(edges, '');
  return { start: start + Math.max(0, body.indexOf(quote)), quote };
}

/** True for what has no sentence in it: hashtags, handles, addresses, emoji and punctuation only. */
export function isOnlyTags(text: string): boolean {
  return !/\p{L}|\p{N}/u.test(text.replace(/(?:https?:\/\/|www\.)\S+|[#@][\p{L}\p{N}_.-]+/giu, ''));
}

/**
 * Splits text into sentences (UAX 29 by `Intl.Segmenter`, with abbreviations, addresses, lists and hard-wrapped lines mended), reading
 * at most `maxSentences`. With `headings`, a short paragraph without an end is one. Lines of hashtags, handles, bare addresses or emoji are left out.
 */
export function splitSentences(text: string, options: { maxSentences: number; headings?: boolean }): SplitResult {
  const source = text.slice(0, MAX_SCANNED);
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const span of paragraphsOf(source, options.headings ?? false)) {
    for (const sentence of sentencesOf(source.slice(span.start, span.end)))
      for (const piece of pieces(source, span.start + sentence.start, span.start + sentence.end)) {
        const { start, quote } = trimmed(source, piece.start, piece.end);
        if (quote === '' || isOnlyTags(quote)) continue;
        if (sentences.length === options.maxSentences) return { sentences, whole: false };
        sentences.push({ text: quote.replace(/\s+/gu, ' '), quote, start, paragraph, kind: span.kind });
      }
    paragraph++;
  }
  return { sentences, whole: source.length === text.length };
}
