import { load } from 'js-yaml';
import { ImportError } from './import-error.ts';
import { isObject } from './record-reader.ts';

/** A Markdown file in its two parts. */
export interface FrontMatter {
  readonly fields: object;
  readonly body: string;
}

const maxLength = 20_000;

/** Splits off the YAML between two lines of `---` at the start. Without such a part there are no fields. */
export function splitFrontMatter(text: string): FrontMatter {
  const [first, ...lines] = text.trimStart().split(/\r?\n/);
  const end = first?.trimEnd() === '---' ? lines.findIndex((line) => line.trimEnd() === '---') : -1;
  if (end === -1) return { fields: {}, body: text };
  const yaml = lines.slice(0, end).join('\n');
  if (yaml.length > maxLength) throw invalid(`longer than ${maxLength} characters`);
  const fields = parseYaml(yaml) ?? {};
  if (!isObject(fields)) throw invalid('not a list of fields');
  return { fields, body: lines.slice(end + 1).join('\n') };
}

function parseYaml(yaml: string): unknown {
  try {
    return yaml.trim() === '' ? undefined : load(yaml);
  } catch (cause) {
    const { mark, reason } = cause as { mark?: { line?: number; column?: number }; reason?: string };
    const line = mark?.line === undefined ? undefined : mark.line + 2;
    throw invalid(`${reason ?? 'not YAML'}${line === undefined ? '' : ` (line ${line})`}`, line, cause);
  }
}

const invalid = (problem: string, line?: number, cause?: unknown) =>
  new ImportError('INVALID_FRONT_MATTER', `the front matter cannot be read: ${problem}`, {
    field: line === undefined ? 'front matter' : `line ${line}`,
    expected: 'YAML fields between two lines of ---',
    ...(cause !== undefined && { cause }),
  });
