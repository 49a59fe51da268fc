import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { JobPosting, PersonProfile } from './entities.ts';

/** What members do with people, companies and jobs, as the network's API returns it. */

const When = Type.String({ description: 'ISO 8601, as precise as known' });
const pageOf = <S extends TSchema>(item: S) =>
  Type.Object({
    items: Type.Array(item),
    total: Type.Integer({ minimum: 0 }),
    cursor: Type.Optional(Type.String({ description: 'Hand it back for the next page; absent on the last' })),
  });

/** A person in a list: as much as the member who asks may see. */
export const PersonLine = Type.Object({
  id: PersonProfile.properties.id,
  name: Type.String(),
  headline: Type.Optional(Type.String()),
});
export type PersonLine = Static<typeof PersonLine>;

export const PersonLinePage = pageOf(PersonLine);
export type PersonLinePage = Static<typeof PersonLinePage>;

export const Connection = Type.Object({
  person: PersonLine,
  state: Type.Union([Type.Literal('connected'), Type.Literal('sent'), Type.Literal('received')], {
    description: 'sent: the member has asked and waits; received: that person has asked the member',
  }),
  since: When,
  positions: Type.Optional(
    Type.Array(Type.Object({ title: Type.String(), current: Type.Boolean() }), {
      description: 'In a list for one company: what they do or did there',
    }),
  ),
});
export type Connection = Static<typeof Connection>;

export const ConnectionPage = pageOf(Connection);
export type ConnectionPage = Static<typeof ConnectionPage>;

/** How the member and a person are connected. */
export const ConnectionPath = Type.Object({
  degree: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 3,
      description: 'Number of connections in between; absent: no path was found',
    }),
  ),
  people: Type.Array(PersonLine, { description: 'From the member to the person, both included; empty without a path' }),
  complete: Type.Boolean({ description: 'False: the search was stopped at its limit, there may be a path' }),
});
export type ConnectionPath = Static<typeof ConnectionPath>;

/** A job in a list of one's own. */
export const JobLine = Type.Object({
  id: JobPosting.properties.id,
  title: Type.String(),
  company: Type.String(),
  place: Type.Optional(Type.String()),
});
export type JobLine = Static<typeof JobLine>;

/** The answer to what the member has put on a list of their own: since when it is there. */
export const Kept = Type.Object({
  since: When,
  already: Type.Optional(Type.Boolean({ description: 'True when nothing changed: it was there before' })),
});
export type Kept = Static<typeof Kept>;

export const SavedJob = Type.Object({ job: JobLine, since: When });
export type SavedJob = Static<typeof SavedJob>;
export const SavedJobPage = pageOf(SavedJob);
export type SavedJobPage = Static<typeof SavedJobPage>;

export const ApplicationStatus = Type.Union(
  [
    Type.Literal('planned'),
    Type.Literal('applied'),
    Type.Literal('interviewing'),
    Type.Literal('offered'),
    Type.Literal('accepted'),
    Type.Literal('rejected'),
    Type.Literal('withdrawn'),
  ],
  { description: 'How far the member says they are' },
);
export type ApplicationStatus = Static<typeof ApplicationStatus>;

/** A member's own note on a job they apply for. The network sends nothing to anybody. */
export const Application = Type.Object({
  job: JobLine,
  status: ApplicationStatus,
  note: Type.Optional(Type.String()),
  since: When,
});
export type Application = Static<typeof Application>;
export const ApplicationPage = pageOf(Application);
export type ApplicationPage = Static<typeof ApplicationPage>;

export const Follow = Type.Object({
  type: Type.Union([Type.Literal('person'), Type.Literal('company')]),
  id: Type.String(),
  name: Type.String(),
  since: When,
});
export type Follow = Static<typeof Follow>;
export const FollowPage = pageOf(Follow);
export type FollowPage = Static<typeof FollowPage>;

/** What a member allows, besides answering their own questions. */
export const Consent = Type.Object({
  purpose: Type.Union([Type.Literal('examples'), Type.Literal('evaluation')], {
    description:
      'examples: their words may become examples that models are shown; evaluation: answers may be judged with them',
  }),
  granted: Type.Boolean(),
  decidedAt: Type.Optional(Type.String({ description: 'ISO 8601; absent where the member never said' })),
});
export type Consent = Static<typeof Consent>;
export const ConsentList = Type.Object({ items: Type.Array(Consent) });
