/** What is particular to agents of one kind of entity. */
export interface Surface {
  /** The skill that fetches the entity, and the name of its id. */
  readonly skill: string;
  readonly idName: string;
  /** The type of what the skill returns, as `@trellis/network-skills` exports it. */
  readonly type: string;
  /** "job", "post": as members say it. */
  readonly noun: string;
  /** Expressions over `entity`. */
  readonly title: string;
  readonly text: string;
  /** The card that shows it. */
  readonly card: string;
  /** A value of the type, for tests. */
  readonly example: string;
}

const exampleText =
  'Harbour Light repairs small electric ferries. The yard in Orla has eleven people. A repair takes nine days on average.';

const posting = `{
  id: 'job-1',
  title: 'Boat electrician',
  company: 'Harbour Light',
  text: '${exampleText}',
  responsibilities: [],
  requirements: [],
  skills: [],
  fictional: true,
}`;

const profile = `{
  id: 'person-1',
  name: 'Ada Quist',
  headline: 'Boat electrician',
  summary: '${exampleText}',
  positions: [],
  volunteering: [],
  education: [],
  listedSkills: [],
  certificates: [],
  languages: [],
  projects: [],
  publications: [],
  skills: [],
  totalYears: 0,
  fictional: true,
}`;

const company = `{
  id: 'company-1',
  name: 'Harbour Light',
  about: '${exampleText}',
  values: [],
  products: [],
  openJobs: [],
  fictional: true,
}`;

const post = `{
  id: 'post-1',
  title: 'Ferries',
  author: 'Ada Quist',
  text: '${exampleText}',
  links: [],
  mentions: [],
  topics: [],
  fictional: true,
}`;

const article = `{
  id: 'article-1',
  title: 'Ferries',
  text: '${exampleText}',
  topics: [],
  fictional: true,
}`;

/** By the entity type that the agent is offered on. */
export const surfaces: ReadonlyMap<string, Surface> = new Map([
  [
    'job',
    {
      skill: 'getJob',
      idName: 'jobId',
      type: 'JobPosting',
      noun: 'job',
      title: 'entity.title',
      text: 'entity.text',
      card: 'ui.jobCard({ title: entity.title, company: entity.company, ...(entity.place ? { place: entity.place } : {}) })',
      example: posting,
    },
  ],
  [
    'post',
    {
      skill: 'getPost',
      idName: 'postId',
      type: 'Post',
      noun: 'post',
      title: 'entity.title ?? `A post by ${entity.author}`',
      text: 'entity.text',
      card: 'ui.postCard({ author: entity.author, ...(entity.title ? { title: entity.title } : {}) })',
      example: post,
    },
  ],
  [
    'article',
    {
      skill: 'getArticle',
      idName: 'articleId',
      type: 'Article',
      noun: 'article',
      title: 'entity.title',
      text: 'entity.text',
      card: 'ui.articleLinks({ items: [{ title: entity.title, ...(entity.url ? { url: entity.url } : {}) }] })',
      example: article,
    },
  ],
  [
    'company',
    {
      skill: 'getCompany',
      idName: 'companyId',
      type: 'CompanyPage',
      noun: 'company',
      title: 'entity.name',
      text: 'entity.about',
      card: 'ui.companyCard({ name: entity.name, ...(entity.industry ? { industry: entity.industry } : {}) })',
      example: company,
    },
  ],
  [
    'person',
    {
      skill: 'getProfile',
      idName: 'personId',
      type: 'PersonProfile',
      noun: 'profile',
      title: 'entity.name',
      text: "entity.summary ?? entity.headline ?? ''",
      card: 'ui.profileCard({ name: entity.name, ...(entity.headline ? { headline: entity.headline } : {}) })',
      example: profile,
    },
  ],
]);
