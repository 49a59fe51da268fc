import type { ColumnType } from 'kysely';

/** A whole number that Postgres hands out as text. */
type BigInteger = ColumnType<number | string, number, number>;

interface Owned {
  tenant: string;
  member_id: string;
}

export interface ConversationsTable extends Owned {
  id: string;
  title: string;
  created_ms: BigInteger;
  updated_ms: BigInteger;
}

export interface TurnsTable extends Owned {
  id: string;
  conversation_id: string;
  input: string;
  question: string;
  view: string;
  agent_id: string | null;
  agent_version: string | null;
  outcome: string;
  degraded: string | null;
  answer: string;
  events: string;
  started_at: string;
  started_ms: BigInteger;
  ended_at: string;
}

export interface FeedbackTable extends Owned {
  turn_id: string;
  rating: string;
  comment: string | null;
  at: string;
}

export interface MigrationsTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: string;
}

/** All tables. `migrations/` creates them, on both engines the same. */
export interface Tables {
  conversations: ConversationsTable;
  turns: TurnsTable;
  feedback: FeedbackTable;
  trellis_migrations: MigrationsTable;
}
