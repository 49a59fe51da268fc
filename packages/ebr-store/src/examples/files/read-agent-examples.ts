import { readFile } from 'node:fs/promises';
import type { Agent } from '@trellis/core';
import { ExampleError } from '../example-error.ts';
import { parseFingerprint } from '../guard/fingerprint.ts';
import type { LeakageGuard } from '../guard/leakage-guard.ts';
import { createLeakageGuard } from '../guard/leakage-guard.ts';
import type { ExampleSource } from '../store/example-sets.ts';
import type { ExampleFinding } from './inspect-examples.ts';
import { inspectExamples, leakOf } from './inspect-examples.ts';
import type { PlacedExample } from './parse-examples.ts';
import { parseExamples } from './parse-examples.ts';
import type { YamlNode } from './yaml-tree.ts';
import { readYamlTree } from './yaml-tree.ts';

/** What lies beside an agent, read and looked through. */
export interface AgentExamples {
  readonly agentId: string;
  readonly agentVersion: string;
  /** As it is called in messages. */
  readonly file: string;
  readonly text: string;
  readonly examples: readonly PlacedExample[];
  /** Absent when the agent ships no `cases.fingerprint`. */
  readonly guard?: LeakageGuard;
  /** About examples and routing questions, in the order of the files. */
  readonly findings: readonly ExampleFinding[];
}

type Files = Pick<Agent, 'id' | 'examples' | 'routing'>;

/**
 * Reads `examples.yaml`, the routing questions, `cases.fingerprint` and the version of an agent. Rejects with `ExampleError` for a file that
 * cannot be read as what it is; what is wrong with single texts is a finding.
 */
export async function readAgentExamples(agent: Files): Promise<AgentExamples> {
  const fingerprintFile = new URL('cases.fingerprint', agent.examples);
  const [text, routing, manifest, prints] = await Promise.all([
    readText(agent.examples),
    readText(agent.routing),
    readText(new URL('../package.json', agent.examples)),
    readText(fingerprintFile, { mayBeAbsent: true }),
  ]);
  const file = nameOf(agent.examples);
  const examples = parseExamples(text, { file });
  const guard =
    prints === '' ? undefined : createLeakageGuard([parseFingerprint(prints, { file: nameOf(fingerprintFile) })]);
  const findings = [
    ...inspectExamples(examples, { file, ...(guard && { guard }) }),
    ...inspectQuestions(routing, nameOf(agent.routing), guard),
  ];
  return {
    agentId: agent.id,
    agentVersion: versionOf(manifest),
    file,
    text,
    examples,
    ...(guard && { guard }),
    findings,
  };
}

/** What a store takes. Throws `LEAKED_EXAMPLE` or `INVALID_EXAMPLES` when one of the findings is an error. */
export function exampleSourceOf({ agentId, agentVersion, examples, findings }: AgentExamples): ExampleSource {
  const errors = findings.filter(({ level }) => level === 'error');
  const isLeak = errors.some(({ kind }) => kind === 'leak');
  if (errors.length > 0) throw new ExampleError(isLeak ? 'LEAKED_EXAMPLE' : 'INVALID_EXAMPLES', errors);
  return { agentId, agentVersion, examples: examples.map(({ example }) => example) };
}

/** A routing question that is an evaluation case makes the evaluation worth nothing. One that is alike is what routing questions are. */
function inspectQuestions(routing: string, file: string, guard: LeakageGuard | undefined): ExampleFinding[] {
  return textsOf(readYamlTree(routing, file)).flatMap(({ line, value }) =>
    leakOf(value, guard).map(({ changed, ...finding }) => ({
      file,
      line,
      key: '',
      ...finding,
      level: changed === 0 ? ('error' as const) : ('warning' as const),
    })),
  );
}

/** Every text in a tree, keys left out. */
export function textsOf(node: YamlNode | undefined): { readonly line: number; readonly value: string }[] {
  if (!node) return [];
  if (node.kind === 'text') return [node];
  if (node.kind === 'list') return node.items.flatMap(textsOf);
  return [...node.entries.values()].flatMap(({ value }) => textsOf(value));
}

async function readText(file: URL, { mayBeAbsent = false } = {}): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (mayBeAbsent && code === 'ENOENT') return '';
    const message = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : 'it cannot be read';
    throw new ExampleError('INVALID_EXAMPLES', [{ file: nameOf(file), line: 1, key: '', message }], { cause });
  }
}

function versionOf(manifest: string): string {
  try {
    const { version } = JSON.parse(manifest) as { version?: unknown };
    return typeof version === 'string' ? version : '';
  } catch {
    return '';
  }
}

/** The agent's folder and the file in it. */
const nameOf = (file: URL) => file.pathname.split('/').slice(-3).map(decodeURIComponent).join('/');
