import { load } from 'js-yaml';
import type { PromptErrorCode, PromptProblem } from './prompt-error.ts';

/** A prompt file taken apart. */
export interface PromptFile {
  readonly file: string;
  readonly source: string;
  readonly id?: string;
  readonly version: string;
  /** Everything behind the front matter. */
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

const frontMatter = /^---[ \t]*\n((?:[\s\S]*?\n)?)---[ \t]*(?:\n|$)/;
const knownKeys = ['id', 'version', 'description', 'notes'];
const semver = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const idForm = /^[a-z0-9]+(?:[-/.][a-z0-9]+)*$/;

/** Reads front matter and body; what is wrong goes to `problems`. */
export function parsePromptFile(text: string, file: string, problems: PromptProblem[]): PromptFile {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = frontMatter.exec(source);
  const body = source.slice(match?.[0].length ?? 0);
  const bodyLine = match?.[0].split('\n').length ?? 1;
  const report = (code: PromptErrorCode, line: number, message: string) => problems.push({ code, file, line, message });
  if (!match) {
    const begun = /^---[ \t]*\n/.test(source);
    if (begun) report('BAD_FRONT_MATTER', 1, 'the front matter has no closing --- line');
    else report('MISSING_VERSION', 1, 'no front matter: begin the file with ---, version: 1.0.0 and ---');
    return { file, source, version: '', body, bodyLine };
  }
  const head = readFrontMatter(match[1] ?? '', report);
  return { file, source, body, bodyLine, ...head };
}

type Report = (code: PromptErrorCode, line: number, message: string) => void;

function readFrontMatter(yaml: string, report: Report): { id?: string; version: string } {
  let value: unknown;
  try {
    value = load(yaml) ?? {};
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line?: number } };
    report('BAD_FRONT_MATTER', (mark?.line ?? 0) + 2, `the front matter is not valid YAML: ${reason ?? 'unreadable'}`);
    return { version: '' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('BAD_FRONT_MATTER', 2, 'the front matter is not a list of keys and values');
    return { version: '' };
  }
  return checkKeys(value as Record<string, unknown>, yaml, report);
}

function checkKeys(head: Record<string, unknown>, yaml: string, report: Report): { id?: string; version: string } {
  const lineOf = (key: string) =>
    Math.max(
      0,
      yaml.split('\n').findIndex((line) => line.startsWith(key)),
    ) + 2;
  for (const key of Object.keys(head)) {
    if (!knownKeys.includes(key))
      report(
        'BAD_FRONT_MATTER',
        lineOf(key),
        `unknown key "${key}" (known: ${knownKeys.join(', ')}; variables and model are declared in code)`,
      );
    else if (typeof head[key] !== 'string')
      report('BAD_FRONT_MATTER', lineOf(key), `"${key}" is not text${key === 'version' ? ': write it as 1.0.0' : ''}`);
  }
  const { id, version } = head;
  if (version === undefined) report('MISSING_VERSION', 1, 'no version in the front matter');
  else if (typeof version === 'string' && !semver.test(version))
    report('BAD_FRONT_MATTER', lineOf('version'), 'the version is not of the form 1.0.0');
  if (typeof id === 'string' && !idForm.test(id))
    report('BAD_FRONT_MATTER', lineOf('id'), 'the id is not lower-case words joined by -, / or .');
  return { ...(typeof id === 'string' && { id }), version: typeof version === 'string' ? version : '' };
}
