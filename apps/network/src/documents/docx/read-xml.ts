import { SaxesParser } from 'saxes';
import { ImportError } from '../../import/import-error.ts';

/** Told of an XML document's parts in their order. Names are local ones with a short prefix for the namespaces that matter here: `w:p`, `mc:Fallback`. */
export interface XmlListener {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
]);
const maxDepth = 400;
const chunkLength = 2 ** 16;

/**
 * Reads XML of an Office file. A document type declaration is refused: Office writes none, and only with one can entities be declared that grow or
 * reach out. Throws an `ImportError`.
 */
export function readXml(bytes: Uint8Array, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: true });
  const nameOf = ({ uri, local }: { uri: string; local: string }) => `${prefixes.get(uri) ?? 'other:'}${local}`;
  let depth = 0;
  parser.on('doctype', () => {
    throw new ImportError('UNSAFE_FILE', 'the document declares entities, which no Office program writes', {
      expected: 'the document saved again by a word processor',
    });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > maxDepth) throw broken('nested deeper than any program nests');
    const attributes = Object.values(tag.attributes);
    listener.open?.(nameOf(tag), (name) => attributes.find(({ local }) => local === name)?.value);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close?.(nameOf(tag));
  });
  parser.on('text', (text) => listener.text?.(text));
  try {
    const xml = decode(bytes);
    for (let at = 0; at < xml.length; at += chunkLength) parser.write(xml.slice(at, at + chunkLength));
    parser.close();
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw broken('not well-formed', cause);
  }
}

const broken = (seen: string, cause?: unknown) =>
  new ImportError('DAMAGED_FILE', `a part of the document is ${seen}`, {
    expected: 'the document saved again by a word processor',
    cause,
  });

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
