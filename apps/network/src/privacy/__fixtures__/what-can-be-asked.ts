/** What can be asked for. */
export interface AskingContext {
  /** Of the people whom it is about; the second wrote a post. */
  readonly ids: readonly string[];
  /** What is looked for. */
  readonly words: readonly string[];
}

const queried = (words: readonly string[], path: string, ...names: string[]) =>
  words.flatMap((word) => names.map((name) => `${path}?limit=20&${name}=${encodeURIComponent(word)}`));
const ofEach = (ids: readonly string[], ...suffixes: string[]) =>
  ids.flatMap((id) => suffixes.map((suffix) => `/people/${id}${suffix}`));

/**
 * Every operation of the API: the requests by which it could tell something of a person, or why it cannot. An operation that is not here fails the
 * test: whoever adds one says which it is.
 */
export const operations: Readonly<Record<string, ((context: AskingContext) => string[]) | string>> = {
  'GET /people': ({ words }) => [
    '/people?limit=50',
    ...queried(words, '/people', 'q', 'skill', 'place', 'company'),
    '/people?company=Common%20Inc',
    '/people?facets=company&facets=place&facets=skill&limit=50',
    ...words.map((word) => `/people?q=${word}&highlight=true`),
  ],
  'GET /people/{id}': ({ ids }) => ofEach(ids, ''),
  'GET /people/{id}/connections': ({ ids }) => ofEach(ids, '/connections'),
  'GET /people/{id}/mutual': ({ ids }) => ofEach(ids, '/mutual'),
  'GET /people/{id}/path': ({ ids }) => ofEach(ids, '/path'),
  'GET /people/me/connections': () => [
    ...['connected', 'sent', 'received'].map((state) => `/people/me/connections?state=${state}`),
    '/people/me/connections?company=Common%20Inc',
  ],
  'GET /people/me/follows': () => ['/people/me/follows'],
  'GET /people/me/saved-jobs': () => ['/people/me/saved-jobs'],
  'GET /people/me/applications': () => ['/people/me/applications'],
  'GET /people/me/blocks': () => ['/people/me/blocks'],
  'GET /people/me/visibility': () => ['/people/me/visibility'],
  'GET /people/me/consents': () => ['/people/me/consents'],
  'GET /people/me/export': () => ['/people/me/export'],
  'GET /companies/{id}': () => ['/companies/company-inc'],
  'GET /companies/{id}/people': () => ['/companies/company-inc/people?limit=50'],
  'GET /posts': ({ words, ids }) => [
    '/posts?limit=50',
    ...queried(words, '/posts', 'q', 'author'),
    `/posts?author=${ids[1]}`,
  ],
  'GET /posts/{id}': () => ['/posts/post-by', '/posts/post-about'],
  'GET /imports': () => ['/imports'],
  'GET /changes': () => ['/changes?limit=500'],
  'GET /jobs': ({ words }) => queried(words, '/jobs', 'q'),
  'GET /companies': ({ words }) => queried(words, '/companies', 'q'),
  'GET /articles': ({ words }) => queried(words, '/articles', 'q', 'author'),
  'GET /jobs/{id}': 'a job tells nothing of a person',
  'GET /jobs/{id}/similar': 'a job tells nothing of a person',
  'GET /articles/{id}': 'an article has an author in words, not a person of the network',
  'GET /courses': 'a course tells nothing of a person',
  'GET /courses/{id}': 'a course tells nothing of a person',
  'GET /skills': 'the vocabulary is the same whoever is there',
  'GET /skills/{id}/leads-to': 'counted in jobs, not in people',
  'GET /health': 'tells nothing',
  'GET /openapi.json': 'made before there is anybody',
  'POST /imports': 'answers with what the file of the member says',
  'POST /readings': 'answers with what the file of the member says',
  'DELETE /imports/{id}': 'answers with nothing',
  'DELETE /jobs/{id}': 'answers with nothing',
  'DELETE /posts/{id}': 'answers with nothing',
  'DELETE /articles/{id}': 'answers with nothing',
  'DELETE /people/{id}': 'answers with nothing; like a read where there is nobody, tested below',
  'DELETE /people/me': 'answers with nothing',
  'PUT /people/me/connections/{id}': 'answers with a state; like a read where there is nobody, tested below',
  'DELETE /people/me/connections/{id}': 'answers with nothing',
  'PUT /people/me/follows/people/{id}': 'answers with a time; like a read where there is nobody, tested below',
  'DELETE /people/me/follows/people/{id}': 'answers with nothing',
  'PUT /people/me/follows/companies/{id}': 'answers with a time',
  'DELETE /people/me/follows/companies/{id}': 'answers with nothing',
  'PUT /people/me/saved-jobs/{id}': 'answers with a time',
  'DELETE /people/me/saved-jobs/{id}': 'answers with nothing',
  'PUT /people/me/applications/{id}': 'answers with a time',
  'DELETE /people/me/applications/{id}': 'answers with nothing',
  'PUT /people/me/blocks/{id}': 'answers with nothing; like a read where there is nobody, tested below',
  'DELETE /people/me/blocks/{id}': 'answers with nothing',
  'PUT /people/me/visibility': 'answers with the settings of the member',
  'PUT /people/me/consents/{purpose}': 'answers with the consent of the member',
};

/** Every skill over the network: the inputs by which it could tell something of a person, or why it cannot. */
export const skillInputs: Readonly<Record<string, ((context: AskingContext) => object[]) | string>> = {
  'get-profile': ({ ids }) => ids.map((personId) => ({ personId })),
  'find-people': ({ words }) => words.map((query) => ({ query, limit: 20 })),
  'get-post': () => [{ postId: 'post-by' }, { postId: 'post-about' }],
  'find-posts': ({ words }) => words.map((query) => ({ query, limit: 20 })),
  'get-company': () => [{ companyId: 'company-inc' }],
  'find-companies': ({ words }) => words.map((query) => ({ query })),
  'who-do-i-know-at': () => [{ company: 'Common Inc' }],
  'how-connected': ({ ids }) => ids.map((personId) => ({ personId })),
  'get-saved-jobs': () => [{}],
  'get-job': 'a job tells nothing of a person',
  'find-people-at-company': () => [{ companyId: 'company-inc' }],
  'find-similar-jobs': 'a job tells nothing of a person',
  'what-a-skill-leads-to': 'counted in jobs, not in people',
  'find-jobs': 'a job tells nothing of a person',
  'get-article': 'an article has an author in words, not a person of the network',
  'find-articles': 'an article has an author in words, not a person of the network',
  'find-courses': 'a course tells nothing of a person',
  'get-skills': 'the vocabulary is the same whoever is there',
  'save-job': 'writes, and answers with a time',
  'follow-company': 'writes, and answers with a time',
};
