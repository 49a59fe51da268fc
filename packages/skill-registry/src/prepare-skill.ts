import type { HttpMethod, RpcRequest, Skill } from '@trellis/core';
import type { SchemaCheck } from './check-schema.ts';
import type { PathTemplate } from './path-template.ts';
import { schemaCheck } from './check-schema.ts';
import { parsePathTemplate } from './path-template.ts';
import { SkillRegistryError } from './skill-registry-error.ts';

/** A skill with everything that can be worked out before its first call. */
export interface PreparedSkill {
  readonly skill: Skill;
  readonly service: string;
  readonly baseUrl: string;
  readonly method: HttpMethod;
  readonly path: PathTemplate;
  readonly checkInput: SchemaCheck;
  readonly checkResponse: SchemaCheck;
  readonly checkOutput: SchemaCheck;
}

/** What a service is asked for. */
export type ServiceRequest = Pick<RpcRequest, 'query' | 'body' | 'path'>;

export type Services = Readonly<Record<string, { readonly baseUrl: string }>>;

/** The name under which a registry keeps a skill: two majors are two skills. */
export const skillKey = (skill: Pick<Skill, 'name' | 'version'>): string =>
  `${skill.name}@${skill.version.split('.', 1)[0]}`;

/** Throws `SkillRegistryError` for what would make every call of this skill fail. */
export function prepareSkill(skill: Skill, services: Services): PreparedSkill {
  const { name, version, transport } = skill;
  const refuse = (code: ConstructorParameters<typeof SkillRegistryError>[0], message: string, cause?: unknown) =>
    new SkillRegistryError(code, message, { skill: String(name), cause });
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,63}$/.test(name))
    throw refuse('INVALID_SKILL', 'the name must be kebab-case, at most 64 characters');
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+/.test(version))
    throw refuse('INVALID_SKILL', 'the version must be a semantic version');
  if (transport.kind !== 'http') throw refuse('UNSUPPORTED_TRANSPORT', `"${transport.kind}" is not supported yet`);
  const service = Object.hasOwn(services, transport.service) ? services[transport.service] : undefined;
  if (!service) throw refuse('UNKNOWN_SERVICE', `no service ${JSON.stringify(transport.service)} is configured`);
  const check = (what: string, schema: Parameters<typeof schemaCheck>[0]) => {
    try {
      return schemaCheck(schema);
    } catch (error) {
      throw refuse('INVALID_SCHEMA', `${what} schema: ${(error as Error).message}`, error);
    }
  };
  let path: PathTemplate;
  try {
    path = parsePathTemplate(transport.path);
  } catch (error) {
    throw refuse('INVALID_PATH', (error as Error).message, error);
  }
  return {
    skill,
    service: transport.service,
    baseUrl: service.baseUrl.replace(/\/+$/, ''),
    method: transport.method,
    path,
    checkInput: check('input', skill.inputSchema),
    checkResponse: check('response', transport.responseSchema),
    checkOutput: check('output', skill.outputSchema),
  };
}

/** Throws `SkillRegistryError` for an address that no request could be sent to. */
export function checkServices(services: Services): void {
  for (const [name, { baseUrl }] of Object.entries(services)) {
    const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
      throw new SkillRegistryError(
        'INVALID_SERVICE',
        `service ${JSON.stringify(name)}: baseUrl must be an http or https URL without credentials, query and fragment`,
      );
  }
}
