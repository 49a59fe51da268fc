/** Counts what a JSON text is made of while its bytes arrive, so that a text that would be expensive to parse is refused before. */
export interface JsonScan {
  /** What is wrong with the text so far, or undefined. */
  push(bytes: Uint8Array): string | undefined;
}

const quote = 0x22;
const backslash = 0x5c;

/** `maxValues` bounds values and keys together; `maxDepth` lists and objects inside each other. Says nothing of whether the text is JSON. */
export function createJsonScan({ maxDepth, maxValues }: { maxDepth: number; maxValues: number }): JsonScan {
  let depth = 0;
  let values = 0;
  let inText = false;
  let escaped = false;
  const pushText = (bytes: Uint8Array, start: number): number => {
    let at = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (escaped) escaped = false;
      else if (byte === backslash) escaped = true;
      else if (byte === quote) {
        inText = false;
        break;
      }
    }
    return at;
  };
  return {
    push(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        if (inText) {
          at = pushText(bytes, at);
          continue;
        }
        const byte = bytes[at] as number;
        // `[` and `{` are 0x5b and 0x7b, `]` and `}` 0x5d and 0x7d; `,` and `:` separate.
        if (byte === quote) inText = true;
        else if (byte === 0x2c || byte === 0x3a) values += 1;
        else if ((byte | 0x20) === 0x7b) {
          values += 1;
          depth += 1;
          if (depth > maxDepth) return `is nested deeper than ${maxDepth}`;
        } else if ((byte | 0x20) === 0x7d) depth -= 1;
      }
      return values > maxValues ? `has more than ${maxValues} values` : undefined;
    },
  };
}
