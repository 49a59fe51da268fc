import { readFile } from 'node:fs/promises';
import type { Agent, RoutableAgent, Skill } from '@trellis/core';
import { localize } from '@trellis/core';
import { loadPrompts } from '@trellis/prompt-templates';
import type { PromptLibrary } from '@trellis/prompt-templates';
import { load } from 'js-yaml';
import { PipelineError } from './pipeline-error.ts';

/** An agent with everything that lies beside it read and checked. */
export interface MountedAgent {
  readonly agent: Agent;
  readonly id: string;
  /** From the package.json of its folder. */
  readonly version: string;
  /** Of its routing file and of its examples: what it is known to answer. */
  readonly questions: readonly string[];
  readonly nearMisses: readonly string[];
  readonly followUps: RoutableAgent['followUps'];
  readonly prompts: PromptLibrary;
  /** Always the same list: what is compiled for it is compiled once. */
  readonly skills: readonly Skill[];
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** What a model says for nobody. */
const reservedId = 'none';

/** Reads and checks all agents. Throws `PipelineError`, or `PromptError` with file and line. */
export async function mountAgents(agents: readonly Agent[]): Promise<readonly MountedAgent[]> {
  const known = new Set<string>();
  for (const agent of agents) {
    checkDeclaration(agent);
    if (known.has(agent.id)) throw new PipelineError(agent.id, 'DUPLICATE_AGENT', 'mounted twice');
    known.add(agent.id);
  }
  return Promise.all(agents.map(mountAgent));
}

function checkDeclaration({ id, specVersion, starters }: Agent): void {
  const invalid = (message: string) => new PipelineError(id, 'AGENT_INVALID', message);
  if (!idPattern.test(id) || id === reservedId)
    throw invalid(`expected an id in kebab-case, other than '${reservedId}'`);
  if (specVersion !== 1) throw invalid(`expected specVersion 1, got ${String(specVersion)}`);
  if (typeof starters === 'function') return;
  if (new Set(starters.map((starter) => starter.id)).size < starters.length) throw invalid('two starters have one id');
  for (const starter of starters)
    if (!starter.text || localize(starter.text, 'en').trim() === '')
      throw invalid(`starter '${starter.id}' has no text`);
}

async function mountAgent(agent: Agent): Promise<MountedAgent> {
  const [routing, version, prompts, asked] = await Promise.all([
    readRouting(agent),
    readVersion(agent),
    loadPrompts(agent.prompts),
    readExampleQuestions(agent),
    readData(agent, agent.policy),
  ]);
  const questions = [...new Set([...routing.questions, ...asked])];
  return { agent, id: agent.id, version, ...routing, questions, prompts, skills: Object.values(agent.skills) };
}

async function readData(agent: Agent, file: URL): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new PipelineError(agent.id, 'DATA_FILE', `cannot read ${fileName(file)}`, { cause });
  }
}

async function readYaml(agent: Agent, file: URL): Promise<unknown> {
  const text = await readData(agent, file);
  try {
    return load(text);
  } catch (cause) {
    throw new PipelineError(agent.id, 'DATA_FILE', `${fileName(file)} is not YAML`, { cause });
  }
}

async function readVersion(agent: Agent): Promise<string> {
  const file = new URL('../package.json', agent.routing);
  const text = await readData(agent, file);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new PipelineError(agent.id, 'DATA_FILE', 'package.json is not JSON', { cause });
  }
  const { version } = fieldsOf(data);
  if (typeof version !== 'string') throw new PipelineError(agent.id, 'DATA_FILE', 'package.json has no version');
  return version;
}

async function readRouting(agent: Agent): Promise<Pick<RoutableAgent, 'questions' | 'nearMisses' | 'followUps'>> {
  const lists = fieldsOf(await readYaml(agent, agent.routing));
  const questions = textsOf(agent, lists['questions'], 'questions');
  if (questions.length === 0)
    throw new PipelineError(agent.id, 'DATA_FILE', `${fileName(agent.routing)}: expected at least one of 'questions'`);
  const nearMisses = textsOf(agent, lists['nearMisses'], 'nearMisses');
  return { questions, nearMisses, followUps: followUpsOf(agent, lists['followUps']) };
}

function followUpsOf(agent: Agent, list: unknown): RoutableAgent['followUps'] {
  const pairs: unknown = list ?? [];
  const isFollowUp = (value: unknown) => isText(fieldsOf(value)['after']) && isText(fieldsOf(value)['text']);
  if (Array.isArray(pairs) && pairs.every(isFollowUp)) return pairs as RoutableAgent['followUps'];
  const message = `${fileName(agent.routing)}: expected 'followUps' to be a list of texts, each with what it comes after: { after, text }`;
  throw new PipelineError(agent.id, 'DATA_FILE', message);
}

function textsOf(agent: Agent, list: unknown, key: string): readonly string[] {
  const texts: unknown = list ?? [];
  if (Array.isArray(texts) && texts.every(isText)) return texts;
  const message = `${fileName(agent.routing)}: expected '${key}' to be a list of texts`;
  throw new PipelineError(agent.id, 'DATA_FILE', message);
}

/** Examples are chosen elsewhere; here a file that cannot be used is found before the first turn, and the router learns what they answer. */
async function readExampleQuestions(agent: Agent): Promise<readonly string[]> {
  const file = (await readYaml(agent, agent.examples)) ?? [];
  const examples = Array.isArray(file) ? file : fieldsOf(file)['examples'];
  const isExample = (value: unknown): value is { question: string } => {
    const { id, question, answer } = fieldsOf(value);
    return [id, question, answer].every(isText);
  };
  if (Array.isArray(examples) && examples.every(isExample)) return examples.map(({ question }) => question);
  const message = `${fileName(agent.examples)}: expected a list of examples, each with 'id', 'question' and 'answer'`;
  throw new PipelineError(agent.id, 'DATA_FILE', message);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const fieldsOf = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
const fileName = (file: URL) => file.pathname.split('/').slice(-2).join('/');
