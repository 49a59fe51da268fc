const FREE = 0;
const MIXER = 0x9e37_79b1;

/** A map from a node and a word to the next node, in flat memory: a trie of tens of thousands of edges is built in milliseconds. */
export class EdgeTable {
  #size = 0;
  #mask: number;
  #nodes: Int32Array;
  #words: Int32Array;
  #targets: Int32Array;

  constructor(capacity = 1 << 16) {
    this.#mask = capacity - 1;
    this.#nodes = new Int32Array(capacity);
    this.#words = new Int32Array(capacity);
    this.#targets = new Int32Array(capacity);
  }

  /** The next node, or undefined. */
  get(node: number, word: number): number | undefined {
    const target = this.#targets[this.#slot(node, word)] as number;
    return target === FREE ? undefined : target;
  }

  /** Sets the next node, which is above 0. */
  set(node: number, word: number, target: number): void {
    if (this.#size * 2 > this.#mask) this.#grow();
    const slot = this.#slot(node, word);
    if (this.#targets[slot] === FREE) this.#size += 1;
    this.#nodes[slot] = node;
    this.#words[slot] = word;
    this.#targets[slot] = target;
  }

  #slot(node: number, word: number): number {
    let slot = (Math.imul(node ^ Math.imul(word, MIXER), MIXER) >>> 7) & this.#mask;
    while (this.#targets[slot] !== FREE && (this.#nodes[slot] !== node || this.#words[slot] !== word))
      slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const [nodes, words, targets] = [this.#nodes, this.#words, this.#targets];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#nodes = new Int32Array(capacity);
    this.#words = new Int32Array(capacity);
    this.#targets = new Int32Array(capacity);
    this.#size = 0;
    for (let index = 0; index < targets.length; index += 1)
      if (targets[index] !== FREE) this.set(nodes[index] as number, words[index] as number, targets[index] as number);
  }
}
