-- Runs on SQLite and on Postgres. Times in _ms are milliseconds since the epoch; every other time is text as it was handed in.
-- No table has a second unique key: Postgres takes one of them for `on conflict`, and the other would fail under concurrent writes.

create table conversations (
  id text not null primary key,
  tenant text not null,
  member_id text not null,
  title text not null,
  created_ms bigint not null,
  updated_ms bigint not null
);

create index conversations_newest_first on conversations (tenant, member_id, updated_ms desc, id desc);

create table turns (
  id text not null,
  tenant text not null,
  member_id text not null,
  conversation_id text not null,
  input text not null,
  question text not null,
  view text not null,
  agent_id text,
  agent_version text,
  outcome text not null,
  degraded text,
  answer text not null,
  events text not null,
  started_at text not null,
  started_ms bigint not null,
  ended_at text not null,
  primary key (tenant, member_id, id),
  foreign key (conversation_id) references conversations (id) on delete cascade
);

create index turns_of_conversation on turns (conversation_id, started_ms, id);

create table feedback (
  tenant text not null,
  member_id text not null,
  turn_id text not null,
  rating text not null,
  comment text,
  at text not null,
  primary key (tenant, member_id, turn_id),
  foreign key (tenant, member_id, turn_id) references turns (tenant, member_id, id) on delete cascade
);
