import { ImportError } from '../import/import-error.ts';

/** What a file is by its bytes; its name may say anything. `text`: whatever is none of the others. */
export type SniffedFormat = 'pdf' | 'zip' | 'text';

const savedAs = 'a PDF or DOCX (save it as one of them), or its text';
const pictures = 'a PDF whose text can be selected, a DOCX, or the text itself';

/** By how their bytes begin, in hexadecimal. */
const refused: readonly (readonly [start: string, what: string, expected: string])[] = [
  ['7b5c727466', 'an RTF document', savedAs],
  ['1f8b', 'a gzip archive', 'the file that is in it'],
  ['377abcaf271c', 'a 7-Zip archive', 'the file that is in it'],
  ['526172211a07', 'a RAR archive', 'the file that is in it'],
  ['89504e47', 'an image (PNG)', pictures],
  ['ffd8ff', 'an image (JPEG)', pictures],
  ['47494638', 'an image (GIF)', pictures],
  ['49492a00', 'an image (TIFF)', pictures],
  ['4d4d002a', 'an image (TIFF)', pictures],
];

/** Tells what a file is. Throws for what is known and not read, and says what to bring instead. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  const start = Buffer.from(bytes.subarray(0, 1024));
  // Mail gateways like to put something before it; readers look for it in the first kilobyte.
  if (start.includes('%PDF-')) return 'pdf';
  const head = start.toString('hex');
  if (/^504b(?:0304|0506|0708)/.test(head)) return 'zip';
  if (head.startsWith('d0cf11e0a1b11ae1')) throw oldOffice(bytes);
  const known = refused.find(([signature]) => head.startsWith(signature));
  if (known) throw new ImportError('BINARY_FILE', `this is ${known[1]}`, { expected: known[2] });
  return 'text';
}

/** Old Office files and locked new ones are kept in the same kind of container. */
function oldOffice(bytes: Uint8Array): ImportError {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => file.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) {
    return new ImportError('ENCRYPTED_FILE', 'the document is locked with a password', {
      expected: 'a file without a password',
    });
  }
  const what = has('WordDocument') ? 'an old Word document (DOC)' : 'an old Office file';
  return new ImportError('BINARY_FILE', `this is ${what}`, { expected: savedAs });
}
