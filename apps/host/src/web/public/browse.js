import { request } from './api.js';
import { byId, formatDay, h } from './dom.js';

const types = { jobs: 'job', posts: 'post' };
const collectionOf = { job: 'jobs', post: 'posts' };

/** The lists on the side: jobs and posts of the network, to search and to choose from. `onChoose({ type, id })`. */
export function createBrowser({ onChoose }) {
  let collection = 'jobs';
  let chosen;
  let newest = 0;
  const list = byId('entities');
  const search = byId('search');
  const tabs = [...document.querySelectorAll('[data-collection]')];

  const mark = () => {
    for (const button of list.querySelectorAll('button')) {
      button.setAttribute('aria-current', String(button.dataset.id === chosen?.id));
    }
  };

  async function load() {
    const turn = ++newest;
    const query = new URLSearchParams({ limit: '50' });
    if (search.value.trim() !== '') query.set('q', search.value.trim());
    const page = await request(`/v1/network/${collection}?${query}`).catch((error) => ({
      items: [],
      problem: error.message,
    }));
    if (turn !== newest) return;
    const type = types[collection];
    list.replaceChildren(
      ...page.items.map((item) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'entity-row', 'data-id': item.id, onclick: () => onChoose({ type, id: item.id }) },
            h('span', { class: 'entity-title' }, item.title),
            item.subtitle ? h('span', { class: 'entity-subtitle' }, item.subtitle) : undefined,
          ),
        ),
      ),
      ...(page.items.length === 0 ? [h('li', { class: 'empty' }, page.problem ?? 'Nothing found.')] : []),
    );
    mark();
  }

  const show = (name) => {
    collection = name;
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.collection === name));
    return load();
  };
  for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.collection));
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(load, 200);
  });
  return {
    load,
    show: (type) => show(collectionOf[type] ?? collection),
    choose(ref) {
      chosen = ref;
      mark();
    },
  };
}

/** Reads an entity and draws what the member looks at. Resolves to its title. */
export async function showEntity({ type, id }) {
  const target = byId('entity');
  const entity = await request(`/v1/network/${collectionOf[type]}/${encodeURIComponent(id)}`);
  target.replaceChildren(...(type === 'job' ? jobParts(entity) : postParts(entity)));
  target.hidden = false;
  return entity.title || entity.author || '';
}

const line = (...parts) => h('p', { class: 'entity-line' }, parts.filter(Boolean).join(' · '));
const sample = ({ fictional }) => (fictional ? h('span', { class: 'badge' }, 'fictional sample') : undefined);
const paragraphs = (text) => text.split(/\n{2,}/).map((part) => h('p', {}, part));

function jobParts(job) {
  const remote = { yes: 'remote', hybrid: 'hybrid' }[job.remote];
  return [
    h('p', { class: 'entity-kind' }, 'Job ', sample(job)),
    h('h1', {}, job.title),
    line(job.company, job.place, remote, job.employmentType, job.salary),
    job.postedOn ? line(`Posted ${formatDay(job.postedOn)}`) : undefined,
    h('details', {}, h('summary', {}, 'The whole posting'), h('div', { class: 'full-text' }, ...paragraphs(job.text))),
  ].filter(Boolean);
}

function postParts(post) {
  const byline = line(post.author, post.authorHeadline, formatDay(post.publishedOn));
  const long = post.text.length > 600;
  const text = h('div', { class: 'full-text' }, ...paragraphs(post.text));
  return [
    h('p', { class: 'entity-kind' }, 'Post ', sample(post)),
    post.title ? h('h1', {}, post.title) : h('h1', { class: 'hidden' }, `Post by ${post.author}`),
    byline,
    long ? h('details', {}, h('summary', {}, 'The whole post'), text) : text,
  ];
}
