import { ImportError } from './import-error.ts';
import type { Reading } from './reading.ts';

/** The text in a file's bytes. Throws for what is no text; says in a note when the encoding had to be guessed. */
export function decodeText(bytes: Uint8Array, reading: Pick<Reading, 'note'>): string {
  if (bytes.byteLength === 0) throw empty();
  const text = decode(bytes, reading).replace(/^\ufeff/, '');
  if (text.trim() === '') throw empty();
  return text;
}

const empty = () => new ImportError('EMPTY_FILE', 'the file is empty', { expected: 'a file with something in it' });

function binary(what: string): ImportError {
  return new ImportError('BINARY_FILE', `this is ${what}, not text`, {
    expected: 'a PDF, a DOCX, JSON, Markdown, a saved web page or plain text',
  });
}

function decode(bytes: Uint8Array, reading: Pick<Reading, 'note'>): string {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    if (!utf16.marked) reading.note(`Read as ${utf16.label.toUpperCase()}, which the file does not say.`);
    return strict(bytes, utf16.label);
  }
  if (bytes.includes(0)) throw binary('a binary file');
  try {
    return plausible(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof ImportError) throw error;
  }
  const label = declaredEncoding(bytes) ?? 'windows-1252';
  const text = plausible(strict(bytes, label));
  reading.note(`The file is not UTF-8; read as ${label}. Look whether accented letters came out right.`);
  return text;
}

function strict(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportError('UNSUPPORTED_ENCODING', `the file is not valid ${label}`, { expected: 'UTF-8', cause });
  }
}

/** With a byte order mark, or with a zero in nearly every second byte. */
function utf16Of(bytes: Uint8Array): { label: 'utf-16le' | 'utf-16be'; marked: boolean } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', marked: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', marked: true };
  const sample = bytes.subarray(0, Math.min(bytes.length, 2000) & ~1);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => count / (sample.length / 2));
  if (odd > 0.7 && even < 0.1) return { label: 'utf-16le', marked: false };
  return even > 0.7 && odd < 0.1 ? { label: 'utf-16be', marked: false } : undefined;
}

/** What a saved page says about itself. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (label === undefined || label.startsWith('utf')) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Bytes that happen to decode are not yet text. */
function plausible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters give a binary file away
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u009f]/g)?.length ?? 0;
  if (controls > 4 && controls > text.length / 100) throw binary('a binary file');
  return text;
}
