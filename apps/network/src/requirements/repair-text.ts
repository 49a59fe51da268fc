const LEGACY = new TextDecoder('windows-1252');
const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Byte of each character that Windows-1252 writes above ASCII. */
const BYTES = new Map(
  Array.from({ length: 128 }, (_, offset) => [LEGACY.decode(Uint8Array.of(128 + offset)), 128 + offset] as const),
);

const RUN = /[^\0-\x7f]{2,}/gu;
const CONTROL = /[\u0080-\u009f]/u;

/**
 * Undoes text that was written as UTF-8 and read as Windows-1252 (`â€™` becomes `’`, `Ã©` becomes `é`), however often that
 * happened. A run of characters is replaced only when the whole of it is such damage; healthy text comes back as it was.
 */
export function repairText(text: string): string {
  return text.replace(RUN, repairRun);
}

function repairRun(run: string): string {
  let repaired = run;
  for (;;) {
    const next = decodeOnce(repaired);
    if (next === undefined) return repaired;
    repaired = next;
  }
}

function decodeOnce(run: string): string | undefined {
  if (run.length < 2) return undefined;
  const bytes = new Uint8Array(run.length);
  for (let index = 0; index < run.length; index += 1) {
    const byte = BYTES.get(run.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  try {
    const decoded = STRICT.decode(bytes);
    return CONTROL.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
