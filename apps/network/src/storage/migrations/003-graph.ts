/** What members do with each other, and what they decide about themselves. */
export const graph = `
  -- Whom an entity is about: a person themselves, a post that others see its author; '' for anything else.
  ALTER TABLE entities ADD COLUMN member TEXT NOT NULL DEFAULT '';
  -- Which audience may see whom a person is connected with: 0 everyone, 1 connections, 2 the person alone. Others need to see the person, too.
  ALTER TABLE entities ADD COLUMN connections_for INTEGER NOT NULL DEFAULT 0;
  UPDATE entities SET member = CASE owner WHEN '' THEN id ELSE owner END WHERE kind = 'person';
  CREATE INDEX entities_by_member ON entities (member, kind) WHERE member <> '';

  -- What a member shows of their profile, as JSON. Tenant '' is the sample.
  CREATE TABLE members (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    visibility TEXT NOT NULL,
    PRIMARY KEY (tenant, member)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE consents (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    purpose TEXT NOT NULL,
    granted INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (tenant, member, purpose)
  ) STRICT, WITHOUT ROWID;

  -- From a member to a member, company or job. A connection is two rows, one for each of them. A row of a tenant takes the place of the
  -- sample's row of the same ends, which stays as it is: state 'gone' says that the sample's does not hold there.
  CREATE TABLE edges (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    member TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, member, target)
  ) STRICT, WITHOUT ROWID;
  -- Kinds whose search index may still have beginnings of words that were deleted with a member.
  CREATE TABLE wipes (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE INDEX edges_by_target ON edges (tenant, kind, target);
`;
