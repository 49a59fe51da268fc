import type { ImportKind } from '../http/api-schemas.ts';
import { draftsOf } from './drafts-of.ts';
import { guessKind } from './guess-kind.ts';
import { readArticle, readPost } from './post.ts';
import { splitFrontMatter } from './front-matter.ts';
import { ImportError } from './import-error.ts';
import { findNodes } from './find-nodes.ts';
import { isJsonLd } from './json-ld.ts';
import { isResume } from './json-resume.ts';
import { isJsonResumeJob, readJsonResumeJob } from './json-resume-job.ts';
import { parseJson } from './parse-json.ts';
import { readPlainJob } from './plain-job.ts';
import { readResumeDocument } from './read-resume-document.ts';
import type { ResumeDocument } from './read-resume-document.ts';
import { documentOfText } from '../documents/document-of-text.ts';
import { readResume } from '../resume/read-resume.ts';
import { maxRecords, pause, readNodes, tooMany } from './page/read-nodes.ts';
import { readPage } from './page/read-page.ts';
import type { FileReaders, ReadFile, ResumeFile } from './read-file.ts';
import type { Reading } from './reading.ts';
import { isObject } from './record-reader.ts';

/** A file's text with what is known about it. */
export interface Content {
  readonly text: string;
  readonly filename: string;
  /** Found out when absent. */
  readonly kind: ImportKind | undefined;
}

/** Finds out what a text is, and reads it to its end. Without a reader of documents, only the structured data of pages is read. */
export async function readContent(
  content: Content,
  reading: Reading,
  readers: Partial<FileReaders> = {},
): Promise<ReadFile> {
  const opened = await openContent(content, reading, readers);
  return { kind: opened.kind, format: opened.format, drafts: draftsOf(opened, reading) };
}

/** Finds out what a text is, and reads it up to what a member can still correct. */
export async function openContent(
  content: Content,
  reading: Reading,
  readers: Partial<FileReaders> = {},
): Promise<ReadFile | ResumeFile> {
  const { text, filename, kind } = content;
  const start = text.trimStart();
  const isJsonFile = /\.(?:json|jsonl|ndjson|jsonld)$/i.test(filename);
  if (isJsonFile || start.startsWith('{') || (start.startsWith('[') && /^\[\s*[[{"\]]/.test(start)))
    return readJson(content, reading);
  if (/\.html?$/i.test(filename) || /^<(?:!doctype|html|head|body|script)\b/i.test(start))
    return readPage({ html: text, kind }, reading, readers);
  if (/\.ya?ml$/i.test(filename)) {
    throw new ImportError('UNKNOWN_FORMAT', 'YAML files are not read', {
      field: 'filename',
      expected: 'JSON, Markdown, HTML or text',
    });
  }
  const clean = { ...content, text: reading.clean(text) };
  return readText({ ...clean, kind: kind ?? guessKind(clean.text, reading) }, reading, readers);
}

async function readJson({ text, kind }: Content, reading: Reading): Promise<ReadFile | ResumeFile> {
  const records = isJsonLines(text) ? await parseLines(text) : undefined;
  const value = records ?? parseJson(text);
  const form = records ? 'JSON Lines' : 'JSON';
  if (isJsonLd(value)) {
    return readNodes(findNodes(value), { kind, form }, reading);
  }
  const untyped = [value].flat().filter(isUntypedPosting);
  if (untyped.length > 0 && untyped.length === [value].flat().length) {
    refuseOther(kind, 'job', 'a job posting');
    reading.note('Taken for a schema.org JobPosting, although it has no @type.');
    const typed = untyped.map((node) => ({ ...node, '@type': 'JobPosting' }));
    const { drafts } = await readNodes(findNodes(typed), { kind, form }, reading);
    return { kind: 'job', format: `JobPosting without its type (${form})`, drafts };
  }
  if (isResume(value)) {
    refuseOther(kind, 'resume', 'a résumé');
    return { kind: 'resume', format: 'JSON Resume', resume: value, fields: [] };
  }
  if (isJsonResumeJob(value)) {
    refuseOther(kind, 'job', 'a job description');
    return { kind: 'job', format: 'JSON Resume job description', drafts: [readJsonResumeJob(value, reading)] };
  }
  throw unknownJson(value);
}

async function readText(
  { text, filename, kind }: Content,
  reading: Reading,
  readers: Partial<FileReaders>,
): Promise<ReadFile | ResumeFile> {
  const isMarkdown = /\.(?:md|markdown)$/i.test(filename) || text.trimStart().startsWith('---');
  const form = isMarkdown ? 'Markdown' : 'plain text';
  if (kind === 'article') return { kind, format: `article (${form})`, drafts: [readArticle(text, reading)] };
  if (kind === 'job') return { kind, format: `job posting (${form})`, drafts: [readPlainJob(bodyOf(text), reading)] };
  if (kind === 'resume') {
    const recognised = await recognise(bodyOf(text), isMarkdown ? 'markdown' : 'text', readers);
    return readResumeDocument(recognised, `résumé (${form})`, reading);
  }
  return { kind: 'post', format: `post (${form})`, drafts: [readPost(text, reading)] };
}

/** Up to that many characters a text is recognised sooner than a thread starts; a longer one would keep everybody else waiting. */
const longestAtOnce = 1000;

async function recognise(
  text: string,
  format: 'text' | 'markdown',
  { documents, signal }: Partial<FileReaders>,
): Promise<ResumeDocument> {
  const read =
    text.length > longestAtOnce
      ? await documents?.read(format, Buffer.from(text), { signal, recognise: true })
      : undefined;
  const { document = documentOfText(text, format), resume = readResume(document) } = read ?? {};
  return { document, resume };
}

const bodyOf = (text: string) => splitFrontMatter(text).body;

/** Many exports have the fields of schema.org and leave the type out. */
function isUntypedPosting(value: unknown): value is object {
  if (!isObject(value) || !Object.hasOwn(value, 'title')) return false;
  return ['hiringOrganization', 'jobLocation', 'datePosted', 'baseSalary'].some((key) => Object.hasOwn(value, key));
}

function refuseOther(wanted: ImportKind | undefined, seen: ImportKind, what: string): void {
  if (wanted === undefined || wanted === seen) return;
  throw new ImportError('WRONG_KIND', `this is ${what}, not what kind says`, { field: 'kind', expected: seen });
}

function unknownJson(value: unknown): ImportError {
  const keys = isObject(value)
    ? Object.keys(value)
        .slice(0, 8)
        .map((key) => key.slice(0, 40))
    : [];
  const seen = isObject(value)
    ? `an object with ${keys.join(', ') || 'nothing in it'}`
    : Array.isArray(value)
      ? 'a list'
      : 'a single value';
  return new ImportError('UNKNOWN_FORMAT', `the JSON is ${seen}`, {
    expected: 'a JSON Resume, a schema.org JobPosting or Article (with @type) or a list of them',
  });
}

/** Several documents, one a line: the first line is one by itself, and there is another one. */
function isJsonLines(text: string): boolean {
  const [first = '', second = ''] = text
    .trim()
    .split(/\r?\n/, 2)
    .map((line) => line.trim());
  return first.startsWith('{') && first.endsWith('}') && second.startsWith('{') && isJson(first);
}

function isJson(text: string): boolean {
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
}

async function parseLines(text: string): Promise<unknown[]> {
  const records: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (records.length >= maxRecords) throw tooMany();
    records.push(parseJson(line, index + 1));
    await pause(index);
  }
  return records;
}
