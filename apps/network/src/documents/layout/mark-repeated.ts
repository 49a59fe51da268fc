import type { DocumentLine } from '../document.ts';

/** Parts of a page's height in which running heads and feet stand. */
const margin = 0.1;
const pageNumber = /^(?:page|seite|página|pagina|side)?\s*\d{1,3}\s*(?:(?:of|von|de|di|af|\/)\s*\d{1,3})?$/iu;

/** Marks lines at the top and bottom of pages that say the same on several of them but for numbers, and page numbers on any. */
export function markRepeated(
  lines: readonly DocumentLine[],
  pages: readonly ({ readonly height: number } | undefined)[],
): DocumentLine[] {
  const placed = lines.map((line) => ({ line, where: whereIs(line, pages[line.page - 1]?.height) }));
  const seenOn = new Map<string, Set<number>>();
  for (const { line, where } of placed) {
    if (!where) continue;
    const key = keyOf(line, where);
    seenOn.set(key, (seenOn.get(key) ?? new Set()).add(line.page));
  }
  const least = Math.max(2, pages.length / 2);
  return placed.map(({ line, where }) => {
    if (!where) return line;
    const isRepeated = (seenOn.get(keyOf(line, where))?.size ?? 0) >= least;
    return isRepeated || (where === 'footer' && pageNumber.test(line.text)) ? { ...line, repeated: where } : line;
  });
}

function whereIs({ box }: DocumentLine, height: number | undefined): 'header' | 'footer' | undefined {
  if (!box || height === undefined) return undefined;
  if (box.y + box.height < margin * height) return 'header';
  return box.y > (1 - margin) * height ? 'footer' : undefined;
}

const keyOf = ({ text, box }: DocumentLine, where: string) =>
  `${where} ${Math.round((box?.y ?? 0) / 4)} ${text.replaceAll(/\d+/g, '#')}`;
