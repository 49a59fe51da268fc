import type { Skill } from '@trellis/core';
import type { SkillRegistryErrorCode } from './skill-registry-error.ts';
import type { SendOptions, SkillTransportRunner } from './transport.ts';
import { CallFailure } from './call-failure.ts';
import { parsePathTemplate } from './path-template.ts';
import { discard, readJson } from './read-json.ts';
import type { HttpRequest } from './service-request.ts';
import { serviceRequest } from './service-request.ts';
import { SkillRegistryError } from './skill-registry-error.ts';

export type Services = Readonly<
  Record<
    string,
    {
      readonly baseUrl: string;
      /** False: the member's token does not go along. For services of others, which could use it at one's own; true when absent. */
      readonly passToken?: boolean;
    }
  >
>;

/** Skills over HTTP with JSON, at the services that the host configures. Throws `SkillRegistryError` for a service that has no good address. */
export function createHttpTransport(options: { services: Services; fetch: typeof fetch }): SkillTransportRunner {
  checkServices(options.services);
  return {
    kind: 'http',
    prepare(skill) {
      const { transport } = skill;
      if (transport.kind !== 'http') throw refuse(skill, 'UNSUPPORTED_TRANSPORT', 'it is not reached over HTTP');
      const { service, method, responseSchema } = transport;
      const { baseUrl, passToken = true } = serviceOf(skill, service, options.services);
      const path = pathOf(skill, transport.path);
      const toHttp = (request: Parameters<typeof serviceRequest>[1]) =>
        serviceRequest({ baseUrl, path, method }, request);
      return {
        service,
        repeatable: skill.effect === 'read',
        responseSchema,
        async send(request, sending) {
          let http: HttpRequest;
          try {
            http = toHttp(request);
          } catch (error) {
            throw new CallFailure('INVALID_INPUT', (error as Error).message, { cause: error });
          }
          return exchange({ http, method, service, passToken, fetch: options.fetch }, sending);
        },
      };
    },
  };
}

interface Exchange {
  readonly http: HttpRequest;
  readonly method: string;
  readonly service: string;
  readonly passToken: boolean;
  readonly fetch: typeof fetch;
}

async function exchange({ http, method, service, passToken, fetch }: Exchange, sending: SendOptions): Promise<unknown> {
  const { signal, token, maxResponseBytes } = sending;
  const headers: Record<string, string> = { ...http.headers, accept: 'application/json' };
  if (token !== undefined && passToken) headers['authorization'] = `Bearer ${token}`;
  const body = http.body === undefined ? {} : { body: http.body };
  const response = await fetch(http.url, { method, headers, ...body, redirect: 'manual', signal });
  if (!response.ok) {
    discard(response);
    throw statusFailure(service, response.status, retryAfter(response.headers.get('retry-after')));
  }
  return readJson(response, maxResponseBytes);
}

function statusFailure(service: string, status: number, retryAfterMs: number | undefined): CallFailure {
  const message = `${service} answered ${status}`;
  if (status === 0 || (status >= 300 && status < 400))
    return new CallFailure('INVALID_RESPONSE', `${service} answered with a redirect, which is not followed`);
  if (status === 404 || status === 410) return new CallFailure('NOT_FOUND', message);
  if (status === 401 || status === 403) return new CallFailure('FORBIDDEN', message);
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  // A service that asks for less gets no more, unless it says when.
  if (status === 429)
    return new CallFailure('UNAVAILABLE', message, {
      ...later,
      retryable: retryAfterMs !== undefined,
      isOutage: false,
    });
  if (status === 501) return new CallFailure('NOT_CONFIGURED', message);
  if (status >= 500)
    return new CallFailure('UNAVAILABLE', message, { ...later, retryable: status >= 502 && status <= 504 });
  return new CallFailure('INVALID_INPUT', message);
}

/** Seconds or a date, as milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

function serviceOf(skill: Skill, name: string, services: Services): Services[string] {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (!service) throw refuse(skill, 'UNKNOWN_SERVICE', `no service ${JSON.stringify(name)} is configured`);
  return { ...service, baseUrl: service.baseUrl.replace(/\/+$/, '') };
}

function pathOf(skill: Skill, path: string) {
  try {
    return parsePathTemplate(path);
  } catch (error) {
    throw refuse(skill, 'INVALID_PATH', (error as Error).message, error);
  }
}

const refuse = (skill: Skill, code: SkillRegistryErrorCode, message: string, cause?: unknown) =>
  new SkillRegistryError(code, message, { skill: skill.name, cause });

function checkServices(services: Services): void {
  for (const [name, { baseUrl }] of Object.entries(services)) {
    const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
      throw new SkillRegistryError(
        'INVALID_SERVICE',
        `service ${JSON.stringify(name)}: baseUrl must be an http or https URL without credentials, query and fragment`,
      );
  }
}
