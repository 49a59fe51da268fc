import { formatDay, h } from './dom.js';
import { safeUrl } from './markdown.js';
import { linkAttributes, renderMarkdown } from './render-markdown.js';

const verdictIcons = { matched: '✓', partly: '◐', missing: '○', unclear: '?' };
const noticeIcons = { info: 'i', caution: '!', sensitive: '!' };
const maxDepth = 16;

/**
 * Draws components of the answer catalogue. A type that this page does not know is drawn as its fallback, else its children, else its text:
 * nothing of an answer is ever lost.
 */
export function createSurfaceRenderer({ surface, citations, ask }) {
  const text = (property) => {
    const value = surface.resolve(property);
    return value === undefined || value === null ? '' : String(value);
  };
  const draw = (id, depth = 0) => {
    const component = surface.components.get(id);
    if (!component || depth > maxDepth) return undefined;
    const renderer = Object.hasOwn(renderers, component.component) ? renderers[component.component] : drawUnknown;
    const element = renderer(component, context(depth));
    if (element && component.accessibility?.label) element.setAttribute('aria-label', component.accessibility.label);
    return element;
  };
  const context = (depth) => ({
    text,
    ask,
    citations,
    children: (component) => (component.children ?? []).map((id) => draw(id, depth + 1)),
    one: (id) => draw(id, depth + 1),
  });
  return draw;
}

function drawUnknown(component, { text, children, one }) {
  if (component.fallback) {
    const fallback = one(component.fallback);
    if (fallback) return fallback;
  }
  if (Array.isArray(component.children)) return h('div', {}, ...children(component));
  const words = ['title', 'name', 'text', 'label', 'summary', 'caption'].map((key) => text(component[key]));
  return h('p', {}, words.filter((word) => word !== '').join(' – '));
}

const titled = (level, title) => (title ? [h(`h${level}`, {}, title)] : []);

/** The title of a card, as a link where there is somewhere to go. */
function cardTitle(title, url) {
  const href = safeUrl(url);
  return h('h4', {}, href ? h('a', linkAttributes(href), title) : title);
}

const line = (kind, ...parts) => {
  const shown = parts.filter(Boolean);
  return shown.length > 0 ? h('p', { class: kind }, shown.join(' · ')) : undefined;
};
const facts = (list) =>
  list?.length ? h('ul', { class: 'facts' }, ...list.map((fact) => h('li', {}, fact))) : undefined;
const card = (...content) => h('article', { class: 'card' }, ...content);

function drawMatchTable({ title, caption, columns, rows = [] }, { text }) {
  const head = [columns?.requirement, columns?.verdict, columns?.evidence].map((column) =>
    h('th', { scope: 'col', role: 'columnheader' }, text(column)),
  );
  const body = rows.map((row) => {
    const evidence = (row.evidence ?? []).map(({ quote, where }) =>
      h('li', {}, h('q', {}, quote), where ? h('span', { class: 'where' }, ` ${where}`) : undefined),
    );
    return h(
      'tr',
      { role: 'row' },
      h(
        'th',
        { scope: 'row', role: 'rowheader' },
        row.requirement,
        row.importanceLabel
          ? h('span', { class: `importance ${row.importance ?? ''}` }, row.importanceLabel)
          : undefined,
      ),
      h(
        'td',
        { role: 'cell' },
        h(
          'span',
          { class: `verdict ${Object.hasOwn(verdictIcons, row.verdict) ? row.verdict : 'unclear'}` },
          h('span', { 'aria-hidden': 'true' }, verdictIcons[row.verdict] ?? '?'),
          ` ${row.verdictLabel ?? row.verdict}`,
        ),
      ),
      h(
        'td',
        { role: 'cell' },
        evidence.length > 0 ? h('ul', { class: 'evidence' }, ...evidence) : undefined,
        row.note ? h('p', { class: 'note' }, row.note) : undefined,
      ),
    );
  });
  const table = h(
    'table',
    // Said outright, because a narrow screen shows it as a list, and browsers then forget that it is a table.
    { role: 'table' },
    h('caption', {}, text(caption)),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...head)),
    h('tbody', { role: 'rowgroup' }, ...body),
  );
  const region = { class: 'table', tabindex: '0', role: 'region', 'aria-label': text(title) || text(caption) };
  return h('section', {}, ...titled(3, text(title)), h('div', region, table));
}

const renderers = {
  Answer: (component, { children }) => h('div', {}, ...children(component)),
  Section: (component, { text, children }) =>
    h('section', {}, ...titled(3, text(component.title)), ...children(component)),
  Stack: (component, { children }) =>
    h('div', { class: component.direction === 'horizontal' ? 'stack horizontal' : 'stack' }, ...children(component)),
  Disclosure: (component, { text, children }) =>
    h('details', { open: component.open === true }, h('summary', {}, text(component.title)), ...children(component)),
  Headline: (component, { text }) => h(`h${Math.min(Math.max(component.level ?? 3, 3), 5)}`, {}, text(component.text)),
  Markdown: (component, { text, citations }) => h('div', {}, ...renderMarkdown(text(component.text), citations)),
  Notice: (component, { text }) =>
    h(
      'aside',
      { class: `notice ${Object.hasOwn(noticeIcons, component.tone) ? component.tone : 'info'}` },
      h('span', { class: 'notice-icon', 'aria-hidden': 'true' }, noticeIcons[component.tone] ?? 'i'),
      h('p', {}, component.label ? h('strong', {}, `${text(component.label)}: `) : undefined, text(component.text)),
    ),
  MatchTable: drawMatchTable,
  Citation: (component, { text }) => {
    const href = safeUrl(component.url);
    const source = text(component.source);
    return h(
      'figure',
      { class: 'citation' },
      component.quote ? h('blockquote', {}, component.quote) : undefined,
      source || href
        ? h(
            'figcaption',
            {},
            component.marker ? `${component.marker} ` : undefined,
            href ? h('a', linkAttributes(href), source || href) : source,
          )
        : undefined,
    );
  },
  CardList: (component, { text, children }) =>
    h('section', {}, ...titled(3, text(component.title)), h('div', { class: 'cards' }, ...children(component))),
  ArticleLink: ({ title, source, date, summary, url }) =>
    card(cardTitle(title, url), line('card-line', source, formatDay(date)), summary ? h('p', {}, summary) : undefined),
  ProfileCard: (person) =>
    card(cardTitle(person.name, person.url), line('card-line', person.headline, person.place), facts(person.facts)),
  JobCard: (job) => card(cardTitle(job.title, job.url), line('card-line', job.company, job.place), facts(job.facts)),
  CompanyCard: (company) =>
    card(
      cardTitle(company.name, company.url),
      line('card-line', company.industry, company.size, company.place),
      company.about ? h('p', {}, company.about) : undefined,
    ),
  PostCard: (post) =>
    card(
      cardTitle(post.title || post.author, post.url),
      line('card-line', post.title ? post.author : undefined, post.authorHeadline, formatDay(post.date)),
      post.excerpt ? h('p', {}, post.excerpt) : undefined,
    ),
  CourseCard: (course) =>
    card(
      cardTitle(course.title, course.url),
      line('card-line', course.provider),
      facts(course.facts),
      course.teaches?.length
        ? h('p', { class: 'teaches' }, `${course.teachesLabel ?? ''} ${course.teaches.join(', ')}`)
        : undefined,
    ),
  Suggestions: (component, { text, children }) =>
    h('section', {}, ...titled(3, text(component.title)), h('div', { class: 'suggestions' }, ...children(component))),
  Suggestion: (component, { text, ask }) => {
    const { agentId, starterId } = component;
    const words = text(component.text);
    return h(
      'button',
      { type: 'button', class: 'chip', onclick: () => ask({ text: words, agentId, starterId }) },
      words,
    );
  },
  Progress: (component, { text }) => h('p', { class: 'progress' }, text(component.text)),
};
