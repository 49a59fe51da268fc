/** The most parts of one text; of more, this many are taken, spread evenly over the text. */
const maxParts = 16;

/**
 * A text in parts of at most `maxCharacters` UTF-16 units. A part ends after a sentence if its second half holds such a place, else at
 * a space, else where it is full, but never inside a character. Never empty: an empty text is one empty part.
 */
export function splitText(text: string, maxCharacters: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > maxCharacters) {
    const end = start + findEnd(text.slice(start, start + maxCharacters + 1));
    parts.push(text.slice(start, end));
    start = end;
  }
  parts.push(text.slice(start));
  if (parts.length <= maxParts) return parts;
  return Array.from(
    { length: maxParts },
    (_, index) => parts[Math.round((index * (parts.length - 1)) / (maxParts - 1))] ?? '',
  );
}

/** Where a window that is one unit longer than a part is cut. */
function findEnd(window: string): number {
  const full = window.length - 1;
  const half = Math.floor(full / 2);
  const sentence = [...window.slice(half).matchAll(/[.?!。？！]\s/gu)].at(-1);
  if (sentence) return half + sentence.index + 1;
  const space = window.lastIndexOf(' ');
  if (space > half) return space;
  return full > 1 && /^[\ud800-\udbff][\udc00-\udfff]/.test(window.slice(full - 1)) ? full - 1 : full;
}

/** The mean of vectors by their weights, of length 1. */
export function averageVectors(vectors: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const [row, vector] of vectors.entries()) {
    for (const [index, value] of vector.entries()) sum[index] = (sum[index] ?? 0) + value * (weights[row] ?? 0);
  }
  return toUnitLength(sum);
}

/** A vector of length 1 in the direction of the values; the first axis when they have none. */
export function toUnitLength(values: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0) return Float32Array.from(values, (value) => value / length);
  const axis = new Float32Array(values.length);
  axis[0] = 1;
  return axis;
}
