import { existsSync } from 'node:fs';
import type { Skill } from '@trellis/core';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import type { TokenVerifier } from '@trellis/network';
import { createDevTokens, createTokenVerifier, startNetwork } from '@trellis/network';
import type { Services, SkillRegistry } from '@trellis/skill-registry';
import type { SkillCaller } from '@trellis/skill-registry/mcp';
import { createSkillRegistry, readSkillFile } from '@trellis/skill-registry';
import { readConfiguration } from '../../configuration.ts';
import { developmentTenant } from '../../development-identity.ts';
import { loadMountedAgents } from '../../mounted-agents.ts';
import { loadMountedSkills } from '../../mounted-skills.ts';
import { publishAgents } from '../../published-agents.ts';
import { readSkillSettings } from '../../skill-settings.ts';
import { startWebAccess } from '../../web-access.ts';
import { InputError } from '../input-error.ts';
import { readLocalText } from '../local-files.ts';

/** Which skills a command is about. */
export interface SkillSource {
  /** A file that an import wrote; the host's own skills when absent. */
  readonly from?: string;
  /** `NAME=URL`, for the services that skills of a file name. */
  readonly service?: readonly string[];
}

/** Skills that can be called, for as long as a command runs. */
export interface OpenSkills {
  readonly registry: SkillRegistry;
  /** Whose rights calls have: of the sample member on this machine, of `TRELLIS_TOKEN` everywhere else. */
  readonly token?: string;
  readonly tenant?: string;
  /** The token is of the sample member of this machine. */
  readonly isDevelopment?: boolean;
  /** Whose token it is that a caller from elsewhere brings; only for the host's own skills. */
  readonly identify?: (token: string | undefined) => Promise<SkillCaller>;
  close(): Promise<void>;
}

/** The skills alone, in the order in which they are listed. Starts nothing. */
export async function readSkills({ from }: SkillSource): Promise<readonly Skill[]> {
  if (from !== undefined) return readSkillFile(await readLocalText(from));
  const agents = await loadMountedAgents();
  const asked = publishAgents({
    agents,
    models: {},
    registry: () => {
      throw new Error('not started');
    },
  });
  return [...(await loadMountedSkills(agents)), ...asked.skills];
}

/** Starts what the skills need. Services of a file are reached where `--service` says, and only with the token in `TRELLIS_TOKEN`. */
export async function openSkills(source: SkillSource): Promise<OpenSkills> {
  const given = process.env['TRELLIS_TOKEN'];
  const token = given === undefined || given === '' ? {} : { token: given };
  if (source.from === undefined) return openOwnSkills(token);
  const skills = await readSkills(source);
  const registry = createSkillRegistry({
    skills,
    services: readServices(source.service ?? []),
    limits: { callMs: 30_000 },
  });
  return { registry, ...token, close: () => registry.close() };
}

async function openOwnSkills(given: { token?: string }): Promise<OpenSkills> {
  const {
    networkDatabase,
    networkUrl,
    search,
    issuer,
    skillSettings: file,
  } = readConfiguration({ ...process.env, HOST: undefined });
  const agents = await loadMountedAgents();
  const skills = await readSkills({});
  const tokens = createDevTokens();
  await using started = new AsyncDisposableStack();
  const start = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> =>
    started.adopt(await starting, (running) => running.close());
  const database = existsSync(networkDatabase) ? networkDatabase : ':memory:';
  const network =
    networkUrl === undefined ? await start(startNetwork({ database, port: 0, auth: tokens.verifier })) : undefined;
  const web = await start(startWebAccess({ ...(search && { search }) }));
  const memberId = network?.sample?.defaultMember ?? 'me';
  const own = network ? { token: await tokens.sign(memberId, developmentTenant), tenant: developmentTenant } : given;
  const { models } = modelsFromEnvironment(process.env);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const nobody = { id: memberId, locale: 'en', timeZone };
  const published = publishAgents({ agents, models, registry: () => registry, nobody });
  const services = {
    network: { baseUrl: network?.url ?? networkUrl ?? '' },
    web: { baseUrl: web.url, passToken: false },
  };
  const settings = readSkillSettings(skills, { file, hasWeb: search !== undefined });
  const registry = createSkillRegistry({ skills, services, settings, transports: [published.transport] });
  started.adopt(registry, () => registry.close());
  const running = started.move();
  const verifier =
    !network && issuer
      ? createTokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, jwks: issuer.jwksUrl })
      : tokens.verifier;
  return {
    registry,
    ...own,
    isDevelopment: network !== undefined,
    identify: identifyBy(verifier),
    close: () => running.disposeAsync(),
  };
}

const identifyBy =
  (verifier: TokenVerifier) =>
  async (token = ''): Promise<SkillCaller> => {
    const { tenant, memberId, scopes = verifier.development ? undefined : [] } = await verifier.verify(token);
    return { tenant, member: { id: memberId, locale: 'en', timeZone: 'UTC' }, ...(scopes && { scopes }) };
  };

function readServices(given: readonly string[]): Services {
  const pairs = given.map((text) => {
    const [name = '', ...rest] = text.split('=');
    if (name === '' || rest.length === 0)
      throw new InputError('INVALID_OPTION', `--service ${text}: expected NAME=URL`);
    return [name, { baseUrl: rest.join('=') }] as const;
  });
  return Object.fromEntries(pairs);
}

/** The skill of that name, `name@major` for another major than the newest. Throws an `InputError` that names near ones. */
export function findSkill(skills: readonly Skill[], wanted: string): Skill {
  const [name = '', major] = wanted.split('@');
  const found = skills
    .filter((skill) => skill.name === name && (major === undefined || skill.version.split('.', 1)[0] === major))
    .toSorted((one, other) => Number.parseInt(other.version, 10) - Number.parseInt(one.version, 10))[0];
  if (found) return found;
  const shared = (known: string) => known.split('-').filter((word) => name.includes(word)).length;
  const near = [...new Set(skills.map((skill) => skill.name))]
    .filter((known) => shared(known) > 0)
    .toSorted((one, other) => shared(other) - shared(one));
  const hint = near.length > 0 ? `did you mean ${near.slice(0, 5).join(', ')}?` : 'trellis skills list names them all';
  throw new InputError('UNKNOWN_SKILL', `${wanted}: no such skill; ${hint}`);
}
