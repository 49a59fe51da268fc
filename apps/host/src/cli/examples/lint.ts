import type { Agent } from '@trellis/core';
import type { AgentExamples, ExampleFinding } from '@trellis/ebr-store';
import { describeProblem, ExampleError, readAgentExamples } from '@trellis/ebr-store';
import { exitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { agentsNamed } from './agents.ts';

export interface LintOptions {
  readonly agent?: string;
  /** Show also what is only near an evaluation case. */
  readonly near?: boolean;
  readonly json?: boolean;
}

interface Result {
  readonly agentId: string;
  readonly read?: AgentExamples;
  readonly findings: readonly ExampleFinding[];
}

/** Reads and looks through the examples of one agent or all. Resolves to the exit code: 3 when a host would refuse one of them. */
export async function lintExamples(terminal: Terminal, options: LintOptions): Promise<number> {
  const agents = await agentsNamed(options.agent);
  const results = await Promise.all(agents.map(lintAgent));
  for (const result of results) {
    if (options.json) terminal.out(`${JSON.stringify(summaryOf(result))}\n`);
    else print(terminal, result, options.near ?? false);
  }
  const isRefused = results.some(({ findings }) => findings.some(({ level }) => level === 'error'));
  return isRefused ? exitCode.notAnswered : exitCode.answered;
}

async function lintAgent(agent: Agent): Promise<Result> {
  try {
    const read = await readAgentExamples(agent);
    return { agentId: agent.id, read, findings: read.findings };
  } catch (error) {
    if (!(error instanceof ExampleError) || error.problems.length === 0) throw error;
    const findings = error.problems.map((problem) => ({ ...problem, level: 'error', kind: 'text' }) as const);
    return { agentId: agent.id, findings };
  }
}

function summaryOf({ agentId, read, findings }: Result) {
  const byState = Map.groupBy(read?.examples ?? [], ({ example }) => example.state);
  const states = Object.fromEntries([...byState].map(([state, { length }]) => [state, length]));
  return { agentId, examples: read?.examples.length ?? 0, states, cases: read?.guard?.size ?? 0, findings };
}

function print({ out, colors }: Terminal, result: Result, showsNear: boolean): void {
  const { agentId, findings, read } = result;
  const { examples, states, cases } = summaryOf(result);
  const errors = findings.filter(({ level }) => level === 'error');
  const near = findings.filter(({ level, kind }) => level === 'warning' && kind === 'leak');
  const mark = errors.length === 0 ? colors.green('✓') : colors.red('✗');
  const counts = [
    `${examples} examples`,
    ...Object.entries(states).map(([state, count]) => `${count} ${state}`),
    ...(read ? [cases > 0 ? `${cases} fingerprints of evaluation cases` : colors.yellow('no cases.fingerprint')] : []),
  ];
  out(`${mark} ${colors.bold(agentId)}: ${counts.join(', ')}\n`);
  for (const finding of findings) {
    if (!showsNear && near.includes(finding)) continue;
    const line = describeProblem(finding);
    out(`  ${finding.level === 'error' ? colors.red(line) : colors.yellow(line)}\n`);
  }
  if (!showsNear && near.length > 0)
    out(
      colors.dim(`  ${near.length} texts are near an evaluation case, as short texts often are; --near shows them\n`),
    );
}
