/** A text written by hand, with the value that a reader must find in it; `refused` where it must find none. */
export type HardCase = readonly [text: string, expected: unknown];

export const refused = Symbol('refused');

const text = { type: 'string' };
const object = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

export const card = object(['title', 'priority'], {
  title: text,
  priority: { enum: ['low', 'medium', 'very_high'] },
  limit: { type: 'integer', minimum: 1, maximum: 5000 },
  remote: { type: 'boolean' },
  rating: { type: 'number', minimum: 0, maximum: 5 },
  tags: { type: 'array', items: text },
  notes: text,
  due: { type: 'string', format: 'date' },
  owner: object(['name'], { name: text, email: text }),
  steps: { type: 'array', items: object(['action'], { action: text, minutes: { type: 'number' } }) },
});

export const plan = object(['calls'], {
  calls: {
    type: 'array',
    items: {
      anyOf: [
        object(['skill', 'input'], { skill: { const: 'get-job' }, input: object(['jobId'], { jobId: text }) }),
        object(['skill', 'input'], {
          skill: { const: 'find-people' },
          input: object(['query'], { query: text, limit: { type: 'integer' } }),
        }),
      ],
    },
  },
});

/** A card with title T and low priority, and what else is given. */
export const low = (rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'T',
  priority: 'low',
  ...rest,
});
export const job = (jobId: string) => ({ skill: 'get-job', input: { jobId } });
export const people = (query: string, limit?: number) => ({
  skill: 'find-people',
  input: limit === undefined ? { query } : { query, limit },
});
