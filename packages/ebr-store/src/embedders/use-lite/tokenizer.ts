/** SentencePiece's sign for a space before a word. */
const wordSign = '\u2581';
const unknown = 0;
const reserved = 6;

/** Pieces of a text by id, and what is needed to split them again. */
export interface Tokenizer {
  encode(text: string): number[];
  /** True for a piece that begins a word. */
  startsWord(piece: number): boolean;
  /** True for a piece that ends a sentence. */
  endsSentence(piece: number): boolean;
}

/**
 * The unigram tokenizer of Universal Sentence Encoder lite: the path through the text whose pieces have the highest sum of scores.
 * It follows the encoder's published JavaScript tokenizer in every detail, since a different piece is a different vector: NFKC, a
 * word sign for each space, a score of 0 for pieces without one and for what is unknown, a shorter last piece when sums are equal,
 * and one unknown piece for a run of them.
 */
export function createTokenizer(vocabulary: readonly (readonly [string, number | null])[]): Tokenizer {
  const tree = createPieceTree();
  const size = vocabulary.length;
  const [scores, lengths, wordStarts, sentenceEnds] = [
    new Float64Array(size),
    new Uint8Array(size),
    new Uint8Array(size),
    new Uint8Array(size),
  ];
  for (let index = 0; index < size; index++) {
    const entry = vocabulary[index];
    const text = entry?.[0] ?? '';
    scores[index] = entry?.[1] ?? 0;
    lengths[index] = text.length;
    wordStarts[index] = text.startsWith(wordSign) ? 1 : 0;
    sentenceEnds[index] = '.?!'.includes(text.at(-1) ?? ' ') ? 1 : 0;
    if (index >= reserved) tree.add(text, index);
  }

  return {
    startsWord: (piece) => wordStarts[piece] === 1,
    endsSentence: (piece) => sentenceEnds[piece] === 1,
    encode(text) {
      const normal = text.normalize('NFKC');
      if (normal === '') return [];
      const symbols = wordSign + normal.replaceAll(' ', wordSign);
      const last = findLastPieces(symbols);
      const pieces: number[] = [];
      for (let end = symbols.length; end > 0;) {
        const piece = last[end] ?? unknown;
        if (piece !== unknown || pieces.at(-1) !== unknown) pieces.push(piece);
        end -= piece === unknown ? 1 : (lengths[piece] ?? 1);
      }
      return pieces.reverse();
    },
  };

  /** For each end in the text, the last piece of the best path to it. */
  function findLastPieces(symbols: string): Uint16Array {
    const best = new Float64Array(symbols.length + 1);
    const last = new Uint16Array(symbols.length + 1);
    const reach = (end: number, score: number, piece: number) => {
      const known = best[end] ?? 0;
      if (known !== 0 && score < known) return;
      best[end] = score;
      last[end] = piece;
    };
    for (let start = 0; start < symbols.length; start++) {
      const before = best[start] ?? 0;
      let found = false;
      let node = 0;
      for (let end = start; end < symbols.length; end++) {
        node = tree.child(node, symbols.charCodeAt(end));
        if (node < 0) break;
        const piece = tree.pieceAt(node);
        if (piece === unknown) continue;
        found = true;
        reach(end + 1, before + (scores[piece] ?? 0), piece);
      }
      if (!found) reach(start + 1, before, unknown);
    }
    return last;
  }
}

/** Pieces as a tree by UTF-16 unit. Edges lie in one hash table of numbers: no objects, half a megabyte. */
function createPieceTree() {
  const slots = 65_536;
  const keys = new Int32Array(slots);
  const targets = new Uint16Array(slots);
  const pieces = new Uint16Array(slots / 2);
  let nodes = 1;

  /** The slot of an edge, or the empty one where it belongs. */
  const find = (node: number, unit: number): number => {
    const key = (node << 16) | unit;
    let slot = (Math.imul(key, 0x9e3779b1) ^ (key >>> 15)) & (slots - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (slots - 1);
    return slot;
  };

  return {
    add(text: string, piece: number): void {
      let node = 0;
      for (let i = 0; i < text.length; i++) {
        const slot = find(node, text.charCodeAt(i));
        if (keys[slot] === 0) {
          keys[slot] = (node << 16) | text.charCodeAt(i);
          targets[slot] = nodes++;
        }
        node = targets[slot] ?? 0;
      }
      pieces[node] = piece;
    },
    /** The node behind an edge, or -1. */
    child(node: number, unit: number): number {
      const slot = find(node, unit);
      return keys[slot] === 0 ? -1 : (targets[slot] ?? 0);
    },
    pieceAt: (node: number): number => pieces[node] ?? unknown,
  };
}
