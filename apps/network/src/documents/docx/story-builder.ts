import { ImportError } from '../../import/import-error.ts';
import type { Block, Paragraph, Story } from './story.ts';
import type { Styles, TextStyle } from './styles.ts';

/** Puts a story together from what is met in its XML, in order. */
export interface StoryBuilder {
  openParagraph(): void;
  closeParagraph(): void;
  /** By the id of the style. */
  setStyle(id: string | undefined): void;
  setParagraph(change: (style: Writable<TextStyle>) => void): void;
  openRun(): void;
  setRun(change: RunStyle): void;
  addText(text: string): void;
  /** `rendered`: where the program that saved the file last broke the page; `wanted`: where its author did. */
  breakPage(kind: 'rendered' | 'wanted'): void;
  openTable(): void;
  openRow(): void;
  openCell(): void;
  closeCell(): void;
  closeTable(): void;
  openBox(): void;
  closeBox(): void;
  end(): Story;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface RunStyle {
  readonly bold?: boolean;
  readonly fontSize?: number;
  readonly hidden?: boolean;
}

interface OpenParagraph {
  readonly parts: { text: string; run: RunStyle }[];
  style: TextStyle;
  readonly own: Writable<TextStyle>;
  run: RunStyle;
  readonly breaks: { readonly rendered: number; readonly wanted: number };
}

const maxParagraphs = 20_000;

export function createStoryBuilder(styles: Styles): StoryBuilder {
  const body: Block[] = [];
  const containers: Block[][] = [body];
  const paragraphs: OpenParagraph[] = [];
  const tables: Block[][][][] = [];
  const boxes: { blocks: Block[]; isFirst: boolean }[] = [];
  /** Breaks met so far, and where each paragraph stands by them. */
  const breaks = { rendered: 0, wanted: 0 };
  const placed: { paragraph: Writable<Paragraph>; breaks: { rendered: number; wanted: number } }[] = [];
  let hasHiddenText = false;
  let hasText = false;
  const container = () => containers.at(-1) ?? body;
  return {
    openParagraph: () =>
      void paragraphs.push({ parts: [], style: styles(undefined), own: {}, run: {}, breaks: { ...breaks } }),
    closeParagraph() {
      const open = paragraphs.pop();
      if (!open) return;
      if (placed.length >= maxParagraphs) throw tooMany();
      const paragraph = { ...finish(open), page: 1 };
      placed.push({ paragraph, breaks: open.breaks });
      if (containers.length === 1 && paragraph.text.trim() !== '') hasText = true;
      container().push(paragraph);
    },
    setStyle(id) {
      const open = paragraphs.at(-1);
      if (open) open.style = styles(id);
    },
    setParagraph: (change) => void (paragraphs.at(-1) && change((paragraphs.at(-1) as OpenParagraph).own)),
    openRun() {
      const open = paragraphs.at(-1);
      if (open) open.run = {};
    },
    setRun(change) {
      const open = paragraphs.at(-1);
      if (open) open.run = { ...open.run, ...change };
    },
    addText(text) {
      const open = paragraphs.at(-1);
      if (open?.run.hidden) hasHiddenText = true;
      else open?.parts.push({ text, run: open.run });
    },
    breakPage(kind) {
      breaks[kind] += 1;
      const open = paragraphs.at(-1);
      // A break before the first word is above the paragraph.
      if (open?.parts.length === 0) Object.assign(open.breaks, breaks);
    },
    openTable: () => void tables.push([]),
    openRow: () => void tables.at(-1)?.push([]),
    openCell: () => void containers.push([]),
    closeCell() {
      const cell = containers.length > 1 ? containers.pop() : undefined;
      if (cell) tables.at(-1)?.at(-1)?.push(cell);
    },
    closeTable() {
      const rows = tables.pop();
      if (rows) container().push({ rows });
    },
    openBox: () => void containers.push([]),
    closeBox() {
      const blocks = containers.length > 1 ? containers.pop() : undefined;
      if (blocks) boxes.push({ blocks, isFirst: !hasText && !paragraphs.some(hasWords) });
    },
    end() {
      // Both kinds would count most breaks twice.
      const kind = breaks.rendered > 0 ? 'rendered' : 'wanted';
      for (const { paragraph, breaks: before } of placed) paragraph.page = 1 + before[kind];
      return { blocks: body, boxes, pages: 1 + breaks[kind], hasHiddenText };
    },
  };
}

const hasWords = ({ parts }: OpenParagraph) => parts.some(({ text }) => text.trim() !== '');

function finish({ parts, style, own }: OpenParagraph): { text: string; style: TextStyle } {
  const set: TextStyle = { ...style, ...own };
  const lengths = new Map<number | undefined, number>();
  let bold = 0;
  let letters = 0;
  for (const { text, run } of parts) {
    const count = text.match(/[\p{L}\d]/gu)?.length ?? 0;
    letters += count;
    if (run.bold ?? set.bold) bold += count;
    const size = run.fontSize ?? set.fontSize;
    lengths.set(size, (lengths.get(size) ?? 0) + count);
  }
  const [fontSize] = [...lengths].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const { bold: _bold, fontSize: _size, ...rest } = set;
  return {
    text: parts.map(({ text }) => text).join(''),
    style: { ...rest, bold: letters > 0 && bold === letters, ...(fontSize !== undefined && { fontSize }) },
  };
}

const tooMany = () =>
  new ImportError('TOO_MUCH_INSIDE', `the document has more than ${maxParagraphs} paragraphs`, {
    expected: `at most ${maxParagraphs}`,
  });
