import type { Example } from '@trellis/core';

/** What people thought of an example. Only a reviewer makes one `approved`. */
export const exampleStates = ['unreviewed', 'approved', 'rejected', 'retired'] as const;
export type ExampleState = (typeof exampleStates)[number];

export const consents = ['invented', 'given', 'licensed'] as const;
export const redactions = ['none-needed', 'done', 'pending'] as const;

/** An example with where it comes from. Texts are as they stand in the file, without white space around them. */
export interface ExampleRecord extends Example {
  /** The kind of question: at most a few of one kind go into a prompt. */
  readonly label?: string;
  readonly author: string;
  readonly source: string;
  /** When it was written, `2026-11-22`. */
  readonly date: string;
  /** Of whoever is described in it: nobody real, agreed, or under `licence`. */
  readonly consent: (typeof consents)[number];
  readonly licence?: string;
  /** `pending`: names a real person still; never served. */
  readonly redaction: (typeof redactions)[number];
  readonly state: ExampleState;
  /** BCP 47. */
  readonly locale: string;
  readonly reviewer?: string;
  readonly reviewedAt?: string;
  /** Absent: for all tenants. */
  readonly tenant?: string;
  /** What answering takes, in other words than the question's: read together with it when likeness is measured. */
  readonly skill?: string;
}

/** The text whose vector stands for an example. */
export const textToEmbed = ({ question, skill }: Pick<ExampleRecord, 'question' | 'skill'>): string =>
  skill === undefined ? question : `${question}\n${skill}`;
