/** A part of a plain text under a heading. */
export interface TextSection<K extends string> {
  /** Undefined above the first heading that is known. */
  readonly kind: K | undefined;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Splits a text at the lines that are nothing but a heading of the table; case, numbering and marks around it do not matter. */
export function splitAtHeadings<K extends string>(
  text: string,
  headings: Readonly<Record<K, RegExp>>,
): TextSection<K>[] {
  const sections: { kind: K | undefined; heading: string; lines: string[] }[] = [
    { kind: undefined, heading: '', lines: [] },
  ];
  for (const line of text.split('\n')) {
    const kind = headingKind(line, headings);
    if (kind === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ kind, heading: line.trim(), lines: [] });
  }
  return sections;
}

function headingKind<K extends string>(line: string, headings: Readonly<Record<K, RegExp>>): K | undefined {
  if (line.length > 80) return undefined;
  const bare = line.replace(/^[\s#*_=–—-]+|[\s#*_=:–—-]+$/g, '').replace(/^(?:\d{1,2}|[IVX]{1,4})[.)]\s+/, '');
  if (bare.length < 3 || bare.length > 45 || /^\s*[-•*]\s+\S/.test(line)) return undefined;
  return (Object.keys(headings) as K[]).find((kind) => new RegExp(`^(?:${headings[kind].source})$`, 'iu').test(bare));
}
