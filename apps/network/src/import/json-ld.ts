import { ImportError } from './import-error.ts';
import { typesOf } from './job-posting.ts';
import { parseJson } from './parse-json.ts';
import type { Reading } from './reading.ts';
import { isObject } from './record-reader.ts';
import { scanHtml } from './scan-html.ts';

/** A node of the wanted type, and where it was. */
export interface Found {
  readonly node: object;
  readonly path: string;
}

const maxDepth = 40;

/** All nodes of JSON-LD that are job postings, wherever they stand: in lists, in `@graph`, or inside other nodes. Throws when there is none. */
export function findJobPostings(value: unknown, reading: Reading): Found[] {
  const found: Found[] = [];
  const others = new Map<string, string>();
  visit(value, '', 0);
  if (found.length === 0) throw noJobPosting([...others.keys()]);
  for (const [type, path] of others)
    reading.leave({ path: path === '' ? type : path, reason: 'no-place', detail: type });
  return found;

  function visit(node: unknown, path: string, depth: number): void {
    if (depth > maxDepth || typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) visit(item, `${path}[${index}]`, depth + 1);
      return;
    }
    const types = typesOf(node);
    if (types.includes('JobPosting')) return void found.push({ node, path });
    for (const type of types) if (!others.has(type) && others.size < 20) others.set(type, path);
    for (const [key, item] of Object.entries(node)) visit(item, path === '' ? key : `${path}.${key}`, depth + 1);
  }
}

function noJobPosting(types: readonly string[]): ImportError {
  const seen = types.length === 0 ? 'nothing with a type' : types.slice(0, 8).join(', ');
  return new ImportError('NO_JOB_POSTING', `there is no JobPosting in it; it has ${seen}`, {
    field: '@type',
    expected: 'a node of the schema.org type JobPosting',
  });
}

/** The JSON-LD of a saved page. Blocks that are broken are left, as long as another one can be read. */
export function readJsonLd(html: string, reading: Reading): unknown[] {
  const blocks = scriptsOf(html);
  if (blocks.length === 0) throw noJobPosting(['no JSON-LD at all']);
  const problems: unknown[] = [];
  const values = blocks.flatMap((block, index) => {
    try {
      return [parseBlock(block)];
    } catch (error) {
      problems.push(error);
      reading.leave({ path: `JSON-LD block ${index + 1}`, reason: 'not-understood', detail: 'not valid JSON' });
      return [];
    }
  });
  if (values.length === 0) throw problems[0];
  return values;
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
