import { readXml } from './read-xml.ts';
import { createStoryBuilder } from './story-builder.ts';
import type { Story } from './story.ts';
import type { Styles } from './styles.ts';
import { isOn, readProperty } from './styles.ts';

/** What stands in these is not the text that is seen: what was deleted, what fields are made of, a box drawn again for old programs. */
const unread = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:delInstrText']);
const literal: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '',
};

/** Reads a story's XML. Changes that were tracked are taken as accepted. */
export function readStory(bytes: Uint8Array, styles: Styles): Story {
  const builder = createStoryBuilder(styles);
  const path: string[] = [];
  let unreadDepth = 0;
  readXml(bytes, {
    open(name, attribute) {
      const parent = path.at(-1);
      path.push(name);
      if (unread.has(name)) unreadDepth += 1;
      if (unreadDepth > 0) return;
      if (name === 'w:p') builder.openParagraph();
      else if (name === 'w:r') builder.openRun();
      else if (name === 'w:tbl') builder.openTable();
      else if (name === 'w:tr') builder.openRow();
      else if (name === 'w:tc') builder.openCell();
      else if (name === 'w:txbxContent') builder.openBox();
      else if (parent === 'w:r') inRun(name, attribute);
      else if (parent === 'w:rPr') inRunProperties(name, attribute);
      else if (parent === 'w:pPr' || parent === 'w:numPr') inParagraphProperties(name, attribute);
    },
    close(name) {
      path.pop();
      if (unread.has(name)) return void (unreadDepth -= 1);
      if (unreadDepth > 0) return;
      if (name === 'w:p') builder.closeParagraph();
      else if (name === 'w:tbl') builder.closeTable();
      else if (name === 'w:tc') builder.closeCell();
      else if (name === 'w:txbxContent') builder.closeBox();
    },
    text(text) {
      if (unreadDepth === 0 && path.at(-1) === 'w:t') builder.addText(text);
    },
  });
  return builder.end();

  function inRun(name: string, attribute: (name: string) => string | undefined): void {
    const text = literal[name];
    if (text !== undefined) builder.addText(text);
    else if (name === 'w:lastRenderedPageBreak') builder.breakPage('rendered');
    else if (name === 'w:br') {
      if (attribute('type') === 'page') builder.breakPage('wanted');
      else builder.addText('\n');
    }
  }
  function inRunProperties(name: string, attribute: (name: string) => string | undefined): void {
    // A paragraph has such properties too, for its end mark.
    if (path.at(-3) !== 'w:r') return;
    const value = attribute('val');
    if (name === 'w:b') builder.setRun({ bold: isOn(value) });
    else if (name === 'w:sz' && Number(value) > 0) builder.setRun({ fontSize: Number(value) / 2 });
    else if (name === 'w:vanish' && isOn(value)) builder.setRun({ hidden: true });
  }
  function inParagraphProperties(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'w:pStyle') builder.setStyle(attribute('val'));
    else builder.setParagraph((style) => readProperty(style, name, attribute));
  }
}
