const mark = '\u0010';

/**
 * Text as both engines can keep it. Postgres refuses NUL, and half a surrogate pair becomes U+FFFD in either, so that two ids could turn
 * into one. Both are written as a mark (itself written so) and four hexadecimal digits; every other text stays as it is.
 */
export function encodeText(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- exactly these are what cannot be kept
    /[\u0000\u0010]|\p{Surrogate}/gu,
    (unit) => mark + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/** Takes `encodeText` back. */
export function decodeText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the mark is a control character on purpose
  return text.replace(/\u0010([0-9a-f]{4})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
