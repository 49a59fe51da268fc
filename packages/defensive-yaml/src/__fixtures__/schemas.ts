type Schema = { readonly [keyword: string]: unknown };

const text: Schema = { type: 'string' };
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const call = (skill: string, input: Schema): Schema => object({ skill: { const: skill }, input });

/** Schemas that the rules were written with. */
export const schemas: Readonly<Record<string, Schema>> = {
  plan: object({
    calls: list({
      anyOf: [
        call('get-job', object({ jobId: text })),
        call('find-people', object({ query: text, limit: { type: 'integer', minimum: 1, maximum: 50 } }, ['limit'])),
        call(
          'find-courses',
          object({ skillIds: list(text), limit: { type: 'integer', minimum: 1, maximum: 50 } }, ['limit']),
        ),
        call('get-article', object({ articleId: text, language: { enum: ['en', 'de', 'fr'] } }, ['language'])),
      ],
    }),
  }),
  judgement: object(
    {
      verdict: { enum: ['strong_fit', 'partial_fit', 'no_fit'] },
      score: { type: 'number', minimum: 0, maximum: 100 },
      reasoning: text,
      evidence: list(object({ claim: text, quote: text, relevant: { type: 'boolean' } }, ['relevant'])),
      followUp: text,
    },
    ['followUp'],
  ),
  posting: object(
    {
      title: text,
      company: object(
        { name: text, size: { type: 'integer', minimum: 1 }, website: { type: 'string', format: 'uri' } },
        ['website'],
      ),
      employmentType: { enum: ['full_time', 'part_time', 'contract', 'internship'] },
      remote: { type: 'boolean' },
      salary: object({
        minimum: { type: 'integer' },
        maximum: { type: 'integer' },
        currency: { enum: ['USD', 'EUR', 'CHF'] },
      }),
      skills: list(text),
      description: text,
      postedOn: { type: 'string', format: 'date' },
    },
    ['salary', 'remote', 'postedOn'],
  ),
  review: object(
    {
      summary: text,
      effort: { type: 'integer', minimum: 1, maximum: 5 },
      issues: list(
        object(
          {
            file: text,
            line: { type: 'integer', minimum: 1 },
            severity: { enum: ['info', 'warning', 'critical'] },
            comment: text,
            suggestion: text,
          },
          ['suggestion'],
        ),
      ),
      approved: { type: 'boolean' },
      labels: list({ enum: ['bug', 'performance', 'security', 'documentation'] }),
    },
    ['labels'],
  ),
  contact: object(
    {
      id: text,
      fullName: text,
      phone: text,
      postcode: text,
      version: text,
      age: { type: ['integer', 'null'] },
      notes: text,
    },
    ['notes', 'phone', 'age'],
  ),
  tasks: list(
    object({ name: text, minutes: { type: 'number', minimum: 0 }, done: { type: 'boolean' }, dependsOn: list(text) }, [
      'dependsOn',
      'done',
    ]),
  ),
};

/** Schemas kept apart: written before the first figure, never looked at while a rule was changed. */
export const heldOutSchemas: Readonly<Record<string, Schema>> = {
  recipe: object(
    {
      dish: text,
      servings: { type: 'integer', minimum: 1, maximum: 40 },
      difficulty: { enum: ['easy', 'moderate', 'challenging'] },
      vegetarian: { type: 'boolean' },
      ingredients: list(
        object({ item: text, amount: { type: 'number' }, unit: { enum: ['gram', 'litre', 'piece', 'teaspoon'] } }, [
          'unit',
        ]),
      ),
      method: list(text),
      story: text,
    },
    ['story', 'vegetarian'],
  ),
  ticket: object(
    {
      ticketId: text,
      customer: object(
        { displayName: text, plan: { enum: ['free', 'team', 'enterprise'] }, seats: { type: 'integer', minimum: 1 } },
        ['seats'],
      ),
      sentiment: { type: 'number', minimum: -1, maximum: 1 },
      replies: list(object({ author: text, body: text, internal: { type: 'boolean' } }, ['internal'])),
      escalate: { type: 'boolean' },
      nextStep: text,
    },
    ['nextStep'],
  ),
  actions: object({
    thought: text,
    actions: list({
      oneOf: [
        object(
          { type: { const: 'search' }, terms: list(text), maxResults: { type: 'integer', minimum: 1, maximum: 100 } },
          ['maxResults'],
        ),
        object({ type: { const: 'message' }, recipient: text, content: text }),
        object({ type: { const: 'wait' }, seconds: { type: 'integer', minimum: 0 } }),
      ],
    }),
  }),
};
