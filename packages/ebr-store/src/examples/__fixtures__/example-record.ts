import type { ExampleRecord } from '../example-record.ts';

/** An example of which only some things matter. */
export const exampleRecord = (fields: Partial<ExampleRecord> & { id: string }): ExampleRecord => ({
  question: `question ${fields.id}`,
  answer: `answer ${fields.id}`,
  author: 'A',
  source: 'S',
  date: '2026-11-22',
  consent: 'invented',
  redaction: 'none-needed',
  state: 'unreviewed',
  locale: 'en',
  ...fields,
});
