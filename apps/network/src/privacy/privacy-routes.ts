import { Consent, ConsentList } from '@trellis/network-skills';
import { Type } from 'typebox';
import { IdParameters, memberNamed, page, pageOf } from '../graph/route-parts.ts';
import { defineRoute } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import { MemberExport } from './export-member.ts';
import type { MemberRecords } from './member-records.ts';
import { profileFields } from './visibility.ts';
import type { ProfileField } from './visibility.ts';

const Audience = Type.Union([Type.Literal('everyone'), Type.Literal('connections'), Type.Literal('nobody')]);
const fields = Object.fromEntries(profileFields.map((field) => [field, Audience])) as Record<
  ProfileField,
  typeof Audience
>;
/** Who sees which field of the member's profile. */
export const VisibilitySettings = Type.Object(fields, {
  description:
    '`name` is the profile as a whole: who does not see it sees nothing. `connections` is the list of connections.',
});
const VisibilityChange = Type.Partial(Type.Object(fields), { additionalProperties: false });

/** What members decide about themselves: what they show, what they allow, whom they block; what is kept of them, and its end. */
export function privacyRoutes(network: Network, records: MemberRecords): Route[] {
  return [...settingRoutes(network), ...blockRoutes(network), ...recordRoutes(records)];
}

function settingRoutes({ graph, showAs }: Network): Route[] {
  const { members, now } = graph;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/visibility',
      tag: 'privacy',
      summary:
        'Who sees which field of the profile that the member brought. Nobody sees any, until the member says otherwise.',
      response: VisibilitySettings,
      status: 200,
      handle: ({ viewer }) => members.visibility(viewer, 'nobody'),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/visibility',
      tag: 'privacy',
      summary:
        'Decides who sees which field. Those that are not named stay as they are. It holds at once, in searches too.',
      body: VisibilityChange,
      response: VisibilitySettings,
      status: 200,
      handle: ({ viewer, body }) => showAs(viewer, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/people/me/consents',
      tag: 'privacy',
      summary: 'What the member allows besides answers to their own questions. Nothing, until they say so.',
      response: ConsentList,
      status: 200,
      handle: ({ viewer }) => ({ items: members.consents(viewer) }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/consents/{purpose}',
      tag: 'privacy',
      summary: 'Gives or withdraws a consent, from now on.',
      parameters: Type.Object({ purpose: Consent.properties.purpose }),
      body: Type.Object({ granted: Type.Boolean() }, { additionalProperties: false }),
      response: Consent,
      status: 200,
      handle({ viewer, path: { purpose }, body: { granted } }) {
        const known = members.consents(viewer).find((consent) => consent.purpose === purpose);
        const decidedAt = known?.granted === granted && known.decidedAt ? known.decidedAt : now().toISOString();
        members.decide(viewer, { purpose, granted, decidedAt });
        return { purpose, granted, decidedAt };
      },
    }),
  ];
}

function blockRoutes(network: Network): Route[] {
  const { connections, edges, list, people } = network.graph;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/blocks',
      tag: 'privacy',
      summary: 'Whom the member has blocked, newest first. Neither of the two finds the other.',
      query: Type.Object(page, { additionalProperties: false }),
      response: Type.Object({
        items: Type.Array(Type.Object({ personId: Type.String(), since: Type.String() })),
        total: Type.Integer({ minimum: 0 }),
        cursor: Type.Optional(Type.String()),
      }),
      status: 200,
      handle: ({ viewer, query: { limit = 20, cursor } }) =>
        pageOf(list({ owner: viewer, kinds: ['block'], limit, ...(cursor !== undefined && { cursor }) }), (edge) => ({
          personId: edge.note,
          since: edge.since,
        })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/blocks/{id}',
      tag: 'privacy',
      summary: 'Blocks a person: connection, requests and follows between the two end. Doing it again changes nothing.',
      parameters: IdParameters,
      status: 204,
      errors: [404, 409],
      handle({ viewer, path: { id } }) {
        const known = people.anyMemberOf(viewer, id);
        if (known !== undefined && edges.read(viewer, 'block', known)) return;
        connections.block(viewer, { member: memberNamed(network, viewer, id, { orSelf: false }), personId: id });
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/people/me/blocks/{id}',
      tag: 'privacy',
      summary: 'Blocks a person no more. What there was between the two does not come back.',
      parameters: IdParameters,
      status: 204,
      handle({ viewer, path: { id } }) {
        connections.unblock(viewer, { personId: id, member: people.anyMemberOf(viewer, id) });
      },
    }),
  ];
}

function recordRoutes(records: MemberRecords): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/export',
      tag: 'privacy',
      summary: 'Everything that the network keeps of the member, as one document.',
      response: MemberExport,
      status: 200,
      handle: ({ viewer }) => records.export(viewer),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/people/me',
      tag: 'privacy',
      summary:
        'Deletes everything that the network keeps of the member, on both sides of every connection, and wipes it from the database file. It cannot be undone.',
      query: Type.Object(
        { confirm: Type.String({ minLength: 1, maxLength: 200, description: "The member's own id" }) },
        { additionalProperties: false },
      ),
      status: 204,
      async handle({ viewer, query: { confirm } }) {
        if (confirm !== viewer.memberId) {
          throw new NetworkError('INVALID_REQUEST', 'the confirmation does not name the member', {
            field: 'confirm',
            expected: "the member's own id",
          });
        }
        await records.delete(viewer);
      },
    }),
  ];
}
