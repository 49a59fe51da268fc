import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Agent } from '@trellis/core';
import type { AgentExamples, ExampleExperiment, ExampleSource } from '@trellis/ebr-store';
import { exampleSourceOf, inspectExamples, parseExamples } from '@trellis/ebr-store';
import { JSON_SCHEMA, load } from 'js-yaml';
import { ConfigurationError } from '../configuration.ts';

/** A file of examples for one tenant, or for one arm of an experiment. */
interface FurtherSet {
  readonly agentId: string;
  readonly tenant?: string;
  readonly arm?: string;
  readonly file: string;
}

/** What an operator adds to the examples that agents ship. */
export interface ExampleSettings {
  readonly sets: readonly FurtherSet[];
  readonly experiments: readonly ExampleExperiment[];
}

const noSettings: ExampleSettings = { sets: [], experiments: [] };

/** Reads the operator's file. Rejects with a `ConfigurationError` that says where it is wrong. */
export async function readExampleSettings(
  file: string | undefined,
  agents: readonly Agent[],
): Promise<ExampleSettings> {
  if (file === undefined) return noSettings;
  const path = resolve(file);
  const refuse = (problem: string) => new ConfigurationError('TRELLIS_EXAMPLES', `${file}: ${problem}`);
  const content = await readYaml(path, refuse);
  const known = new Set(agents.map(({ id }) => id));
  const agentOf = (value: Fields, at: string) => {
    const agent = textIn(value, 'agent', at, refuse);
    if (agent === undefined || !known.has(agent)) throw refuse(`${at}.agent: expected the id of an agent of this host`);
    return agent;
  };
  const sets = listIn(content, 'sets', refuse).map((value, index): FurtherSet => {
    const at = `sets[${index}]`;
    const [tenant, arm] = [textIn(value, 'tenant', at, refuse), textIn(value, 'arm', at, refuse)];
    if (tenant === undefined && arm === undefined)
      throw refuse(`${at}: expected a tenant or an arm; what is for everybody, agents ship`);
    const name = textIn(value, 'file', at, refuse);
    if (name === undefined) throw refuse(`${at}.file: expected a file, relative to this one`);
    const place = { agentId: agentOf(value, at), file: resolve(dirname(path), name) };
    return { ...place, ...(tenant !== undefined && { tenant }), ...(arm !== undefined && { arm }) };
  });
  const experiments = listIn(content, 'experiments', refuse).map((value, index): ExampleExperiment => {
    const at = `experiments[${index}]`;
    const agentId = agentOf(value, at);
    const name = textIn(value, 'name', at, refuse);
    if (name === undefined) throw refuse(`${at}.name: expected a name`);
    const arms = sharesIn(value['arms'], `${at}.arms`, refuse);
    const missing = Object.keys(arms).find(
      (arm) => arm !== 'main' && !sets.some((set) => set.agentId === agentId && set.arm === arm),
    );
    if (missing !== undefined) throw refuse(`${at}.arms: no set of ${agentId} has the arm ${missing}`);
    return { name, agentId, arms, ...pinsIn(value['pins'], arms, { at, refuse }) };
  });
  const twice = experiments.find((one, index) => experiments.findIndex((two) => two.agentId === one.agentId) < index);
  if (twice) throw refuse(`experiments: two for ${twice.agentId}; one at a time`);
  return { sets, experiments };
}

/** A further set, checked like those that agents ship: `shipped` brings the agent's version and its guard against leaks. */
export async function readFurtherSet(set: FurtherSet, shipped: AgentExamples): Promise<ExampleSource> {
  const { file, agentId: _, ...place } = set;
  const text = await readFile(file, 'utf8');
  const examples = parseExamples(text, { file });
  const findings = inspectExamples(examples, { file, ...(shipped.guard && { guard: shipped.guard }) });
  return { ...exampleSourceOf({ ...shipped, file, text, examples, findings }), ...place };
}

type Fields = Readonly<Record<string, unknown>>;
type Refuse = (problem: string) => ConfigurationError;

async function readYaml(path: string, refuse: Refuse): Promise<Fields> {
  let content: unknown;
  try {
    content = load(await readFile(path, 'utf8'), { schema: JSON_SCHEMA }) ?? {};
  } catch (error) {
    throw refuse((error as Error).message.split('\n', 1)[0] ?? '');
  }
  if (!isFields(content)) throw refuse('expected sets and experiments');
  const unknown = Object.keys(content).find((key) => key !== 'sets' && key !== 'experiments');
  if (unknown !== undefined) throw refuse(`${unknown}: expected sets and experiments only`);
  return content;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listIn(content: Fields, key: string, refuse: Refuse): readonly Fields[] {
  const list = content[key] ?? [];
  if (!Array.isArray(list) || !list.every(isFields)) throw refuse(`${key}: expected a list`);
  return list;
}

function textIn(fields: Fields, key: string, at: string, refuse: Refuse): string | undefined {
  const value = fields[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw refuse(`${at}.${key}: expected text`);
  return value;
}

function sharesIn(value: unknown, at: string, refuse: Refuse): Readonly<Record<string, number>> {
  const isShare = (share: unknown) => typeof share === 'number' && share >= 0 && Number.isFinite(share);
  if (!isFields(value) || !Object.values(value).every(isShare) || !Object.values(value).some((share) => share !== 0))
    throw refuse(`${at}: expected shares by arm, such as { main: 1, short: 1 }`);
  return value as Record<string, number>;
}

function pinsIn(value: unknown, arms: object, { at, refuse }: { at: string; refuse: Refuse }) {
  if (value === undefined) return {};
  if (!isFields(value) || !Object.values(value).every((arm) => Object.hasOwn(arms, String(arm))))
    throw refuse(`${at}.pins: expected arms of the experiment by tenant`);
  return { pins: value as Record<string, string> };
}
