import { request } from './api.js';
import { announce, byId, h } from './dom.js';
import { createReview } from './review-resume.js';

const kinds = {
  resume: {
    title: 'Add your résumé',
    help: 'A PDF, a Word document, text, JSON Resume, or the archive that LinkedIn lets you download. You see what was read before it is kept; it stays on this host, and answers about you will use it. Age, sex, origin, health, family and looks are never read.',
    submit: 'Read it',
    done: 'Your résumé is in use.',
  },
  job: {
    title: 'Add a job',
    help: 'A PDF, a Word document, a saved page, a schema.org JobPosting, or the text of the posting. Only you will see it.',
    done: 'The job was added.',
  },
  post: {
    title: 'Add a post',
    help: 'Markdown, a PDF, a Word document, a saved page, or plain text. Only you will see it.',
    done: 'The post was added.',
  },
};
const maxBytes = 10 * 1024 * 1024;
/** Of one file with many jobs, so many can be opened from here; the list of jobs has them all. */
const maxShown = 20;
const storageKey = 'trellis-import-reports';

/** The dialog that takes a member's own files, and the list of those taken. `hasSecondLook()`: whether a model may look at a reading. `onImported(summary)`, `onRemoved(entities)`, `onChoose({ type, id })`. */
export function createOwnFiles({ hasSecondLook, onImported, onRemoved, onChoose }) {
  const dialog = byId('import-dialog');
  const [file, text, problem, submit] = ['import-file', 'import-text', 'import-problem', 'import-submit'].map(byId);
  const busy = byId('import-busy');
  const review = createReview();
  let kind = 'resume';

  const say = (message) => {
    problem.textContent = message;
    problem.hidden = message === '';
  };
  for (const button of document.querySelectorAll('[data-import]')) {
    button.addEventListener('click', () => {
      kind = button.dataset.import;
      byId('import-title').textContent = kinds[kind].title;
      byId('import-help').textContent = kinds[kind].help;
      submit.textContent = kinds[kind].submit ?? 'Add';
      byId('import-look').hidden = !(kind === 'resume' && hasSecondLook());
      file.value = '';
      text.value = '';
      say('');
      dialog.showModal();
    });
  }
  byId('import-cancel').addEventListener('click', () => dialog.close());
  byId('import-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    say('');
    submit.disabled = true;
    busy.hidden = false;
    try {
      const body = await readBody({ file: file.files[0], text: text.value, kind });
      if (kind === 'resume') await look(body);
      else await keep(body);
      dialog.close();
    } catch (error) {
      say(error.message);
    } finally {
      submit.disabled = false;
      busy.hidden = true;
    }
  });

  /** A résumé is shown before it is kept, and kept as it was corrected. */
  async function look(body) {
    const secondLook = byId('import-look-wanted').checked;
    const preview = await request('/v1/readings', { method: 'POST', body: { ...body, secondLook } });
    review.show(preview, {
      onBack: () => dialog.showModal(),
      onSave: (draft) => keep({ kind: 'resume', content: JSON.stringify(draft), filename: 'resume.json' }, preview),
    });
  }

  async function keep(body, preview) {
    const summary = await request('/v1/imports', { method: 'POST', body });
    remember(
      preview ? { ...summary, format: preview.format, left: distinct([...preview.left, ...summary.left]) } : summary,
    );
    await drawOwn();
    announce(kinds[kind].done);
    onImported(summary);
  }

  /** What the network has of this member; what was read and left is known only in the tab that brought it. */
  async function drawOwn() {
    const list = byId('own-list');
    const { items } = await request('/v1/imports').catch(() => ({ items: [] }));
    list.hidden = items.length === 0;
    list.replaceChildren(
      ...items.map((record) => ownRow({ ...reports()[record.id], ...record }, { remove, onChoose })),
    );
  }

  async function remove({ id, entities }) {
    await request(`/v1/imports/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch((error) => {
      if (error.status !== 404) throw error;
    });
    await drawOwn();
    announce('It was removed.');
    onRemoved(entities);
  }
  return { draw: drawOwn };
}

const distinct = (left) => [...new Map(left.map((field) => [`${field.reason} ${field.path}`, field])).values()];

const reports = () => JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');

function remember(summary) {
  sessionStorage.setItem(storageKey, JSON.stringify({ ...reports(), [summary.id]: summary }));
}

const reasons = {
  'on-purpose': 'never read',
  'private-contact': 'private contact details',
  'no-place': 'nothing like it is kept',
  'not-understood': 'not understood',
};

function ownRow(record, { remove, onChoose }) {
  const { entities, format, took = [], left = [], notes = [] } = record;
  const title = entities.map((entity) => entity.title).join(', ');
  const shown = entities.filter(({ type }) => type === 'job' || type === 'post').slice(0, maxShown);
  const leftLines = left.map(({ path, reason, detail }) =>
    h('li', {}, `${path}: ${reasons[reason] ?? reason}${detail ? ` (${detail})` : ''}`),
  );
  const count = `Left ${left.length} ${left.length === 1 ? 'field' : 'fields'}`;
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h('summary', {}, title || 'Import'),
      format ? h('p', {}, `Read as ${format}. Took ${took.join(', ') || 'nothing'}.`) : undefined,
      left.length > 0 ? h('details', {}, h('summary', {}, count), h('ul', {}, ...leftLines)) : undefined,
      ...notes.map((note) => h('p', {}, note)),
      h(
        'p',
        { class: 'own-actions' },
        ...shown.map((entity) =>
          h('button', { type: 'button', class: 'link', onclick: () => onChoose(entity) }, lookWords(entity, shown)),
        ),
        h('button', { type: 'button', class: 'link', onclick: () => remove(record) }, 'Remove it'),
      ),
    ),
  );
}

const lookWords = ({ title }, all) => (all.length === 1 ? 'Look at it' : title);

async function readBody({ file, text, kind }) {
  if (!file && text.trim() === '') throw new Error('Choose a file, or paste its text.');
  if (!file) return { kind, content: text };
  if (file.size > maxBytes) throw new Error('The file is larger than 10 MB.');
  if (file.size === 0) throw new Error('The file is empty.');
  return { kind, filename: file.name, encoding: 'base64', content: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

function toBase64(bytes) {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}
