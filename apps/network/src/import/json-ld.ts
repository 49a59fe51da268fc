import { parseJson } from './parse-json.ts';
import type { Reading } from './reading.ts';
import { isObject } from './record-reader.ts';
import { scanHtml } from './scan-html.ts';

/** The JSON-LD of a saved page. Blocks that are broken are left. */
export function readJsonLd(html: string, reading: Reading): unknown[] {
  return scriptsOf(html).flatMap((block, index) => {
    try {
      return [parseBlock(block)];
    } catch {
      reading.leave({ path: `JSON-LD block ${index + 1}`, reason: 'not-understood', detail: 'not valid JSON' });
      return [];
    }
  });
}

function parseBlock(block: string): unknown {
  const text = block
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '');
  try {
    return parseJson(text);
  } catch (error) {
    // Pages often hold texts with real line breaks inside strings, which JSON forbids and browsers never check.
    // oxlint-disable-next-line no-control-regex -- exactly these are the mistake
    const mended = text.replaceAll(/[\u0000-\u001f]+/g, ' ');
    try {
      return JSON.parse(mended);
    } catch {
      throw error;
    }
  }
}

function scriptsOf(html: string): string[] {
  const scripts: string[] = [];
  let current: string[] | undefined;
  scanHtml(html, {
    start(name, attribute) {
      const isJsonLd = name === 'script' && /^application\/ld\+json\b/i.test(attribute('type')?.trim() ?? '');
      if (isJsonLd) current = [];
    },
    text: (text) => void current?.push(text),
    end(name) {
      if (name === 'script' && current) scripts.push(current.join(''));
      if (name === 'script') current = undefined;
    },
  });
  return scripts.filter((text) => text.trim() !== '');
}

/** True when JSON says of itself that it is JSON-LD. */
export function isJsonLd(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isJsonLd(item));
  return isObject(value) && ['@context', '@type', '@graph'].some((key) => Object.hasOwn(value, key));
}
