import { ImportError } from '../../import/import-error.ts';
import type { DocumentLine, DocumentText } from '../document.ts';
import { documentTitle } from '../document-title.ts';
import type { Zip } from '../zip/open-zip.ts';
import { linesOfStory } from './lines-of-story.ts';
import type { StoryLine } from './lines-of-story.ts';
import { readStory } from './read-story.ts';
import { readXml } from './read-xml.ts';
import type { Styles } from './styles.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document: its text with headings, lists, tables, boxes and running heads. Macros, pictures and whatever it refers to outside are left.
 * To be called in a thread of its own, which bounds time and memory. Throws an `ImportError`.
 */
export async function readDocx(zip: Zip): Promise<DocumentText> {
  const main = await zip.read(zip.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? '');
  if (!main) throw new ImportError('DAMAGED_FILE', 'the document has no text part', { expected: 'a whole DOCX' });
  const styles = readStyles(await zip.read('word/styles.xml'));
  const story = readStory(main, styles);
  const body = linesOfStory(story);
  if (body.length === 0)
    throw new ImportError('NO_TEXT', 'the document has no text; what it shows may be a picture', {
      expected: 'a document with text; or paste the text itself',
    });
  const heads = await readRepeated(zip, /^word\/header\d*\.xml$/, styles);
  const feet = await readRepeated(zip, /^word\/footer\d*\.xml$/, styles);
  const title = await readTitle(zip);
  const notes = [
    ...(zip.names.some((name) => /vbaProject\.bin$/i.test(name)) ? ['The macros in the file were left unread.'] : []),
    ...(story.hasHiddenText ? ['Text that the document hides was left.'] : []),
  ];
  return {
    format: 'docx',
    pages: story.pages,
    lines: numbered([
      ...heads.map((line) => ({ ...line, page: 1, repeated: 'header' as const })),
      ...body,
      ...feet.map((line) => ({ ...line, page: story.pages, repeated: 'footer' as const })),
    ]),
    ...(title && { title }),
    notes,
  };
}

/** A document has up to three heads and feet, most often alike. */
async function readRepeated(zip: Zip, pattern: RegExp, styles: Styles): Promise<StoryLine[]> {
  const lines = new Map<string, StoryLine>();
  for (const name of zip.names.filter((each) => pattern.test(each)).slice(0, 6)) {
    const part = await zip.read(name);
    for (const line of part ? linesOfStory(readStory(part, styles)) : [])
      if (!lines.has(line.text)) lines.set(line.text, line);
  }
  return [...lines.values()];
}

async function readTitle(zip: Zip): Promise<string | undefined> {
  const core = await zip.read('docProps/core.xml');
  let title = '';
  let isTitle = false;
  if (core) {
    readXml(core, {
      open: (name) => void (isTitle = name === 'dc:title'),
      close: () => void (isTitle = false),
      text: (text) => void (title += isTitle ? text : ''),
    });
  }
  return documentTitle(title);
}

/** Boxes and columns may go back to an earlier page: within each, lines are numbered as they come. */
function numbered(lines: readonly StoryLine[]): DocumentLine[] {
  const counts = new Map<number, number>();
  return lines.map((line) => {
    const number = (counts.get(line.page) ?? 0) + 1;
    counts.set(line.page, number);
    return { ...line, line: number };
  });
}
