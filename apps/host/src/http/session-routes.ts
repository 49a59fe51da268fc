import { localize } from '@trellis/core';
import type { FastifyInstance } from 'fastify';
import { readEntity } from '../entity-view.ts';
import { notFound } from '../host-error.ts';
import { memberOf } from '../identity.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { idOf, objectOf, optional, textOf } from './request-reader.ts';

/** Who the client is here, what it can ask about an entity, and in development: who it acts as. */
export function addSessionRoutes(server: FastifyInstance, context: HostContext): void {
  server.get('/v1/session', async (request) => {
    const { owner } = await identify(context, request);
    const { locale } = memberOf(owner, { locale: request.headers['accept-language'] });
    return {
      mode: context.development ? 'development' : 'production',
      member: { id: owner.memberId },
      model: context.hasModel,
      secondLook: context.secondLook !== undefined,
      ...(context.retentionDays !== undefined && { retentionDays: context.retentionDays }),
      ...(context.development?.first && { first: context.development.first }),
      agents: context.pipeline.agents.map(({ id, version, agent }) => ({
        id,
        version,
        description: localize(agent.description, locale),
        surfaces: agent.surfaces,
      })),
    };
  });

  server.get('/v1/starters', async (request) => {
    const { owner, token } = await identify(context, request);
    const query = objectOf({ path: '', value: request.query });
    const [type, id] = [idOf(query('type')), idOf(query('id'))];
    const locale = optional(query('locale'), (field) => textOf(field, 35)) ?? request.headers['accept-language'];
    const member = memberOf(owner, { locale });
    const entity = await readEntity(context.network, { type, id, token });
    const starters = context.pipeline.starters({ member, entity });
    return {
      items: starters.map((starter) => ({
        agentId: starter.agentId,
        id: starter.id,
        text: localize(starter.text, member.locale),
      })),
    };
  });

  const { development } = context;
  if (!development) return;
  server.post('/v1/dev/session', async (request) => {
    const { token } = await identify(context, request);
    const personId = idOf(objectOf({ path: '', value: request.body })('personId'));
    const { status } = await context.network.get(`/people/${encodeURIComponent(personId)}`, { token });
    if (status !== 200) throw notFound('person');
    return { token: await development.signAs(personId), member: { id: personId } };
  });
}
