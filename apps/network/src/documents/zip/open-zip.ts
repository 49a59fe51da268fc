import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { ImportError } from '../../import/import-error.ts';

/** The files of an archive by name. */
export interface Zip {
  readonly names: readonly string[];
  /** A file's bytes; undefined when there is none of that name. Throws an `ImportError`, also when there is more in it than is allowed. */
  read(name: string): Promise<Uint8Array | undefined>;
}

const maxEntries = 3000;
const maxEntryBytes = 24 * 2 ** 20;
const maxTotalBytes = 48 * 2 ** 20;
/** No document packs better than that; little files may. */
const maxRatio = 250;
const ratioFromBytes = 2 ** 20;

/** Opens an archive in memory. What counts is how much comes out while a file is unpacked, never what the archive says about it. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const file = await damaged(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }),
  );
  if (file.entryCount > maxEntries) throw tooMuch(`${file.entryCount} files`);
  const entries = new Map<string, Entry>();
  await damaged(async () => {
    // Of two files of one name the first one counts.
    for await (const entry of file.eachEntry()) if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  });
  let total = 0;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted())
        throw new ImportError('ENCRYPTED_FILE', 'the archive is locked with a password', {
          expected: 'a file without a password',
        });
      const content = await unpack(file, entry, maxTotalBytes - total);
      total += content.byteLength;
      return content;
    },
  };
}

async function unpack(file: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  await damaged(async () => {
    const stream = await file.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      const isBomb = size > ratioFromBytes && size > maxRatio * entry.compressedSize;
      if (isBomb || size > Math.min(left, maxEntryBytes)) throw tooMuch(`more than ${Math.floor(size / 2 ** 20)} MB`);
      chunks.push(chunk);
    }
  });
  return Buffer.concat(chunks);
}

async function damaged<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('DAMAGED_FILE', 'the file is a damaged or cut-off zip archive', {
      expected: 'a whole file',
      cause,
    });
  }
}

const tooMuch = (seen: string) =>
  new ImportError('TOO_MUCH_INSIDE', `the archive holds ${seen}, far more than it seems`, {
    expected: `at most ${maxEntries} files, ${maxEntryBytes / 2 ** 20} MB in each that is read`,
  });
