/** The text of a page in the encoding that its header, its byte order mark or its first bytes name; UTF-8 else, or when that is unknown. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const name = namedIn(contentType) ?? markIn(bytes) ?? namedIn(head) ?? 'utf-8';
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const namedIn = (text: string): string | undefined => /charset\s*=\s*["']?([\w-]{2,40})/iu.exec(text)?.[1];

function markIn([first, second]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}
