import { readXml } from './read-xml.ts';

/** What a style, or what is set beside it, says of text. */
export interface TextStyle {
  readonly headingLevel?: number;
  readonly isList?: boolean;
  readonly bold?: boolean;
  /** In points. */
  readonly fontSize?: number;
  readonly spaceAbove?: boolean;
}

/** The styles of a document by id, each with what it takes over from the ones it is based on. */
export type Styles = (id: string | undefined) => TextStyle;

type Found = { -readonly [K in keyof TextStyle]: TextStyle[K] } & { basedOn?: string };

const maxChain = 12;
const leastSpacePoints = 5;

/** Reads `word/styles.xml`. Without it every style is plain. */
export function readStyles(bytes: Uint8Array | undefined): Styles {
  const styles = new Map<string, Found>();
  const defaults: Found = {};
  let current: Found | undefined;
  if (bytes) {
    readXml(bytes, {
      open(name, attribute) {
        if (name === 'w:style') {
          current = {};
          styles.set(attribute('styleId') ?? '', current);
        } else if (name === 'w:docDefaults') current = defaults;
        else if (current) readProperty(current, name, attribute);
      },
      close(name) {
        if (name === 'w:style' || name === 'w:docDefaults') current = undefined;
      },
    });
  }
  return (id) => {
    const chain: Found[] = [];
    for (let style = styles.get(id ?? ''); style && chain.length < maxChain; style = styles.get(style.basedOn ?? ''))
      chain.unshift(style);
    return Object.assign({}, defaults, ...chain) as TextStyle;
  };
}

/** Takes up one element of a style or of a paragraph's own settings. */
export function readProperty(
  style: { -readonly [K in keyof TextStyle]: TextStyle[K] } & { basedOn?: string },
  name: string,
  attribute: (name: string) => string | undefined,
): void {
  const value = attribute('val');
  const number = Number(value);
  if (name === 'w:name') {
    const level = /^heading ([1-6])$/i.exec(value ?? '')?.[1];
    if (level !== undefined) style.headingLevel = Number(level);
  } else if (name === 'w:outlineLvl' && number >= 0 && number < 6) style.headingLevel = number + 1;
  else if (name === 'w:basedOn' && value !== undefined) style.basedOn = value;
  else if (name === 'w:numPr') style.isList = true;
  // A list that a style began is ended by number 0.
  else if (name === 'w:numId') style.isList = value !== '0';
  else if (name === 'w:b') style.bold = isOn(value);
  else if (name === 'w:sz' && number > 0) style.fontSize = number / 2;
  else if (name === 'w:spacing' && attribute('before') !== undefined)
    style.spaceAbove = Number(attribute('before')) / 20 >= leastSpacePoints;
}

/** Word's switches are on unless they say otherwise. */
export const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off|none)$/i.test(value);
