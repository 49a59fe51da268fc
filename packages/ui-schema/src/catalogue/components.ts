import { Type } from 'typebox';
import type { TProperties } from 'typebox';

/**
 * The answer catalogue, revision 1.0: few components, and semantic ones. Sizes, colours and fonts are never on the wire. Text is made on the
 * server, in the member's language; only dates travel as data.
 */

const Id = Type.String({ minLength: 1, maxLength: 200, description: 'Unique within the surface' });
const Line = Type.String({ maxLength: 20_000 });
const Children = Type.Array(Id, { maxItems: 400, description: 'Ids, in the order in which they are shown' });
const Url = Type.String({
  maxLength: 2048,
  pattern: '^(?:https://|(?![A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2}))',
  description: 'https, or relative',
});
const Day = Type.String({ maxLength: 40, description: 'YYYY-MM-DD, or as precise as the source' });
const Bound = Type.Object(
  { path: Type.String({ description: 'JSON Pointer into the data model' }) },
  { additionalProperties: false },
);
const Facts = Type.Array(Line, { maxItems: 20, description: 'Short phrases, shown in one line where they fit' });
const oneOf = <const T extends string>(...values: T[]) => Type.Enum(values);

function component<Name extends string, P extends TProperties>(name: Name, description: string, properties: P) {
  const common = {
    id: Id,
    component: Type.Literal(name),
    fallback: Type.Optional(Type.String({ description: 'Id of a component for clients that do not know this one' })),
    accessibility: Type.Optional(
      Type.Object({ label: Type.Optional(Line), description: Type.Optional(Line) }, { additionalProperties: false }),
    ),
  };
  return Type.Object({ ...common, ...properties }, { additionalProperties: false, description });
}

export const Verdict = oneOf('matched', 'partly', 'missing', 'unclear');

const Evidence = Type.Object(
  { quote: Line, where: Type.Optional(Line) },
  { additionalProperties: false, description: 'Literal words, and where they stand' },
);

const MatchRow = Type.Object(
  {
    requirement: Line,
    verdict: Verdict,
    verdictLabel: Line,
    importance: Type.Optional(oneOf('must', 'preferred')),
    importanceLabel: Type.Optional(Line),
    evidence: Type.Optional(Type.Array(Evidence, { maxItems: 50 })),
    note: Type.Optional(Line),
  },
  { additionalProperties: false },
);

/** Every component by name. */
export const components = {
  Answer: component('Answer', 'The root of a surface.', { children: Children }),
  Section: component('Section', 'A titled part of an answer.', { title: Type.Optional(Line), children: Children }),
  Stack: component('Stack', 'Children one below the other, or side by side where there is room.', {
    children: Children,
    direction: Type.Optional(oneOf('vertical', 'horizontal')),
  }),
  Disclosure: component('Disclosure', 'A title that opens to show its children.', {
    title: Line,
    children: Children,
    open: Type.Optional(Type.Boolean({ description: 'Shown open at first; false when absent' })),
  }),
  Headline: component('Headline', 'A heading.', {
    text: Line,
    level: Type.Optional(Type.Integer({ minimum: 2, maximum: 4 })),
  }),
  Markdown: component('Markdown', 'Text: paragraphs, bold, italics, lists, links, headings of the third level.', {
    text: Type.Union([Line, Bound]),
  }),
  Notice: component('Notice', 'A remark beside the answer.', {
    tone: oneOf('info', 'caution', 'sensitive'),
    label: Line,
    text: Line,
  }),
  MatchTable: component(
    'MatchTable',
    'What was asked for, whether it is there, and what shows it. A verdict is shown as icon and word.',
    {
      title: Type.Optional(Line),
      caption: Line,
      columns: Type.Object({ requirement: Line, verdict: Line, evidence: Line }, { additionalProperties: false }),
      rows: Type.Array(MatchRow, { maxItems: 400 }),
    },
  ),
  Citation: component('Citation', 'Where something comes from, with the words that say it.', {
    marker: Type.Optional(Line),
    quote: Type.Optional(Line),
    source: Type.Optional(Line),
    url: Type.Optional(Url),
  }),
  CardList: component('CardList', 'Cards of one kind.', { title: Type.Optional(Line), children: Children }),
  ArticleLink: component('ArticleLink', 'An article to read.', {
    title: Line,
    source: Type.Optional(Line),
    date: Type.Optional(Day),
    summary: Type.Optional(Line),
    url: Type.Optional(Url),
  }),
  ProfileCard: component('ProfileCard', 'A person.', {
    name: Line,
    headline: Type.Optional(Line),
    place: Type.Optional(Line),
    facts: Type.Optional(Facts),
    url: Type.Optional(Url),
  }),
  JobCard: component('JobCard', 'A job.', {
    title: Line,
    company: Type.Optional(Line),
    place: Type.Optional(Line),
    facts: Type.Optional(Facts),
    url: Type.Optional(Url),
  }),
  CompanyCard: component('CompanyCard', 'A company.', {
    name: Line,
    industry: Type.Optional(Line),
    size: Type.Optional(Line),
    place: Type.Optional(Line),
    about: Type.Optional(Line),
    url: Type.Optional(Url),
  }),
  PostCard: component('PostCard', 'A post.', {
    title: Type.Optional(Line),
    author: Line,
    authorHeadline: Type.Optional(Line),
    date: Type.Optional(Day),
    excerpt: Type.Optional(Line),
    url: Type.Optional(Url),
  }),
  CourseCard: component('CourseCard', 'A course.', {
    title: Line,
    provider: Line,
    facts: Facts,
    teachesLabel: Line,
    teaches: Type.Array(Line, { maxItems: 50 }),
    url: Type.Optional(Url),
  }),
  Suggestions: component('Suggestions', 'Questions to ask next.', { title: Type.Optional(Line), children: Children }),
  Suggestion: component('Suggestion', 'One question; asked when it is chosen.', {
    text: Line,
    agentId: Type.Optional(Line),
    starterId: Type.Optional(Line),
  }),
  Progress: component('Progress', 'What is being done at the moment.', { text: Line }),
};

export type ComponentName = keyof typeof components;
