import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDependency } from './add-dependency.ts';
import { CreateAgentError } from './create-agent-error.ts';
import { fillTemplate } from './fill-template.ts';
import { formatFolder } from './format-folder.ts';
import { surfaces } from './surfaces.ts';

export interface CreateAgentOptions {
  /** The folder of the workspace. */
  readonly root: string;
  /** Kebab-case: the agent's id, its folder, and its package behind `@trellis/`. */
  readonly name: string;
  /** `job` when absent. */
  readonly surface?: string;
  /** One sentence for the router; made from name and surface when absent. */
  readonly description?: string;
}

export interface CreatedAgent {
  /** Relative to the root, with forward slashes. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly packageName: string;
  /** False when the workspace's formatter could not be run. */
  readonly formatted: boolean;
}

const template = fileURLToPath(new URL('../template/', import.meta.url));
const nameForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MAX_NAME = 60;
const MAX_DESCRIPTION = 300;

/**
 * Makes an agent that works: its folder under `agents/`, and one dependency line of the host. Everything is written beside its place and moved
 * there at the end: a failure leaves neither half an agent nor a host that names one.
 */
export async function createAgent(options: CreateAgentOptions): Promise<CreatedAgent> {
  const { root, name } = options;
  const values = valuesOf(options);
  const folder = join(root, 'agents', name);
  const packageName = `@trellis/${name}`;
  const hostFile = join(root, 'apps', 'host', 'package.json');
  await checkFree(root, name);
  const hostBefore = await readHost(hostFile);
  const hostAfter = addDependency(hostBefore, packageName, 'workspace:*');
  const draft = join(root, 'agents', `.${name}-${randomUUID()}`);
  const hostDraft = `${hostFile}.${randomUUID()}`;
  try {
    const files = await writeDraft(draft, values);
    const formatted = await formatFolder(root, draft);
    await writeFile(hostDraft, hostAfter);
    await rename(draft, folder);
    try {
      await rename(hostDraft, hostFile);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return { folder: `agents/${name}`, files, packageName, formatted };
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(hostDraft, { force: true });
  }
}

function valuesOf({ name, surface = 'job', description }: CreateAgentOptions): Record<string, string> {
  if (!nameForm.test(name) || name.length > MAX_NAME)
    throw new CreateAgentError(
      'INVALID_NAME',
      `the name ${JSON.stringify(name.slice(0, 80))} is not kebab-case: lower-case letters and digits, words joined by -, at most ${MAX_NAME} characters`,
    );
  const chosen = surfaces.get(surface);
  if (!chosen)
    throw new CreateAgentError(
      'UNKNOWN_SURFACE',
      `the surface ${JSON.stringify(surface.slice(0, 80))} is not one of ${[...surfaces.keys()].join(', ')}`,
    );
  const said = description?.trim() ?? `Answers questions about one ${chosen.noun}: ${name.replaceAll('-', ' ')}.`;
  // oxlint-disable-next-line no-control-regex -- a description is one line of visible text
  if (said === '' || said.length > MAX_DESCRIPTION || /[\u0000-\u001F\u007F]/.test(said))
    throw new CreateAgentError(
      'INVALID_DESCRIPTION',
      `the description is not one line of 1 to ${MAX_DESCRIPTION} characters`,
    );
  const { skill, idName, type, noun, title, text, card, example } = chosen;
  const today = new Date().toISOString().slice(0, 10);
  return { name, surface, skill, idName, type, noun, title, text, card, example, description: said, today };
}

/** No folder and no package of the workspace may have the name already. */
async function checkFree(root: string, name: string): Promise<void> {
  for (const part of ['pnpm-workspace.yaml', 'agents', 'apps/host/package.json'])
    await access(join(root, part)).catch((cause: unknown) => {
      throw new CreateAgentError('NOT_A_WORKSPACE', `${part} was not found: run this in the root of the workspace`, {
        cause,
      });
    });
  for (const group of ['agents', 'packages', 'apps', 'tooling']) {
    const folders = await readdir(join(root, group)).catch((): string[] => []);
    if (folders.includes(name)) throw new CreateAgentError('NAME_TAKEN', `${group}/${name} exists already`);
  }
}

async function readHost(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CreateAgentError('HOST_UNREADABLE', 'apps/host/package.json cannot be read', { cause });
  }
}

async function writeDraft(draft: string, values: Record<string, string>): Promise<string[]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    // Templates of code end in .txt, so that no tool takes them for code of this package.
    const name = from
      .slice(template.length)
      .replaceAll('\\', '/')
      .replace(/\.txt$/, '');
    const to = join(draft, name);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, fillTemplate(await readFile(from, 'utf8'), values, name));
    files.push(name);
  }
  return files.sort();
}
