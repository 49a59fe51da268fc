import { byId, h } from './dom.js';
import { doubtfulBelow, fromShown, parts, placeText, sourceOf, sourceText, toShown } from './resume-fields.js';

const reasons = {
  'on-purpose': 'never read',
  'private-contact': 'private contact details',
  'no-place': 'nothing like it is kept',
  'not-understood': 'not understood',
};

/**
 * The dialog that shows what was read of a résumé and lets every value be corrected. `show(preview, { onSave, onBack })`; `onSave(draft)` gets the
 * corrected JSON Resume and may reject with what is wrong.
 */
export function createReview() {
  const dialog = byId('review-dialog');
  const [body, problem, save, sources] = ['review-body', 'review-problem', 'review-save', 'review-sources'].map(byId);
  let shown;

  const say = (message) => {
    problem.textContent = message;
    problem.hidden = message === '';
  };
  byId('review-back').addEventListener('click', () => {
    dialog.close();
    shown?.onBack();
  });
  const showSources = (all) => {
    sources.textContent = all ? 'Show where only doubtful values stand' : 'Show where everything stands';
    body.classList.toggle('all-sources', all);
  };
  sources.addEventListener('click', () => showSources(!body.classList.contains('all-sources')));
  byId('review-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    say('');
    save.disabled = true;
    try {
      await shown.onSave(shown.read());
      dialog.close();
    } catch (error) {
      say(error.message);
    } finally {
      save.disabled = false;
    }
  });

  return {
    show(preview, { onSave, onBack }) {
      const draft = structuredClone(preview.draft);
      const form = drawForm(draft, preview.fields);
      body.replaceChildren(...form.elements, ...leftParts(preview));
      showSources(false);
      sources.hidden = preview.fields.length === 0;
      const doubtful = body.querySelectorAll('.doubtful').length;
      byId('review-help').textContent = helpText(preview, doubtful);
      say('');
      shown = { onSave, onBack, read: form.read };
      dialog.showModal();
      body.scrollTop = 0;
      (body.querySelector('.doubtful :is(input, textarea)') ?? byId('review-title')).focus();
    },
  };
}

/** What the model did, for somebody who should know what went to it. */
function lookText({ asked, changed, answered } = { asked: 0 }) {
  if (asked === 0) return '';
  if (!answered) return ' The language model was asked about what is not sure, and brought nothing that could be used.';
  const values = asked === 1 ? '1 value that was' : `${asked} values that were`;
  const outcome = changed === 0 ? 'changed none' : `changed ${changed}, which you find marked`;
  return ` The language model looked at ${values} not sure or missing and ${outcome}.`;
}

function helpText({ format, secondLook }, doubtful) {
  const check =
    doubtful === 0
      ? 'Look whether everything came out right.'
      : doubtful === 1
        ? 'One value is not sure and marked: please check it.'
        : `${doubtful} values are not sure and marked: please check them.`;
  return `Read as ${format}.${lookText(secondLook)} ${check} Nothing is kept before you save.`;
}

/** Everything that was read, as fields; `read()` is the draft with what they say now. */
function drawForm(draft, sources) {
  const readers = [];
  const removed = new Map();
  const context = { sources, readers };
  const elements = [drawBasics(draft, context)];
  for (const part of parts) {
    const entries = Array.isArray(draft[part.key]) ? draft[part.key] : [];
    if (entries.length === 0) continue;
    const gone = new Set();
    removed.set(part.key, gone);
    const drawn = entries.map((entry, index) => drawEntry({ part, entry, index, gone }, context));
    const list = h('div', { class: part.compact ? 'review-list compact' : 'review-list' }, ...drawn);
    elements.push(h('fieldset', { class: 'review-part' }, h('legend', {}, part.title), list));
  }
  return {
    elements,
    read() {
      for (const reader of readers) reader();
      const kept = [...removed].map(([key, gone]) => [key, draft[key].filter((_, index) => !gone.has(index))]);
      return { ...draft, ...Object.fromEntries(kept) };
    },
  };
}

function drawBasics(draft, { sources, readers }) {
  draft.basics ??= {};
  const { basics } = draft;
  const plain = [
    { key: 'name', label: 'Name', required: true },
    { key: basics.label === undefined && basics.headline !== undefined ? 'headline' : 'label', label: 'Headline' },
    { key: 'summary', label: 'Summary', form: 'text' },
  ];
  const [name, headline, summary] = plain.map((field) =>
    drawField({ field, owner: basics, path: `/basics/${field.key}` }, { sources, readers }),
  );
  const place = { value: placeText(basics.location) };
  const drawn = drawField(
    { field: { key: 'value', label: 'Place' }, owner: place, path: '/basics/location' },
    { sources, readers },
  );
  readers.push(() => {
    if (placeText(basics.location) === (place.value ?? '')) return;
    if (place.value === undefined) delete basics.location;
    else basics.location = { city: place.value };
  });
  const list = h('div', { class: 'review-list' }, h('div', { class: 'review-entry' }, name, headline, drawn, summary));
  return h('fieldset', { class: 'review-part' }, h('legend', {}, 'About you'), list);
}

function drawEntry({ part, entry, index, gone }, context) {
  // Some files have lists of plain texts where others have objects.
  if (typeof entry !== 'object' || entry === null) return undefined;
  const path = `/${part.key}/${index}`;
  const name = `${part.entry} ${index + 1}`;
  const fields = part.fields
    .filter(({ key, optional }) => !optional || entry[key] !== undefined)
    .map((field) => drawField({ field, owner: entry, path: `${path}/${field.key}`, of: name }, context));
  const remove = h(
    'button',
    { type: 'button', class: 'remove', 'aria-label': `Leave out ${name}`, title: 'Leave out' },
    '×',
  );
  const group = h('div', { class: 'review-entry', role: 'group', 'aria-label': name }, ...fields, remove);
  remove.addEventListener('click', () => {
    gone.add(index);
    const next = group.nextElementSibling ?? group.previousElementSibling;
    group.remove();
    (next?.querySelector('input, textarea') ?? byId('review-title')).focus();
  });
  return group;
}

let lastId = 0;

/** A field with its label, and under it where its value comes from. It writes to `owner[field.key]` when it is read. */
function drawField({ field, owner, path, of }, { sources, readers }) {
  const { key, label, form, hint, short = false, required = false } = field;
  lastId += 1;
  const [id, sourceId] = [`review-${lastId}`, `review-source-${lastId}`];
  const source = sourceOf(sources, path);
  const isMissing = required && owner[key] === undefined;
  const isDoubtful = isMissing || (source !== undefined && source.confidence < doubtfulBelow);
  const text = toShown(owner[key], form);
  const isLong = form === 'text' || form === 'lines';
  const attributes = {
    id,
    required,
    autocomplete: 'off',
    'aria-describedby': source ? sourceId : undefined,
    'aria-label': of ? `${label}, ${of}` : undefined,
  };
  const control = isLong
    ? h('textarea', {
        ...attributes,
        rows: Math.min(8, Math.max(2, text.split('\n').length, Math.ceil(text.length / 60))),
      })
    : h('input', { ...attributes, type: 'text' });
  control.value = text;
  readers.push(() => {
    // What was not touched stays as it is, also where showing it has changed it.
    if (control.value === text) return;
    const value = fromShown(control.value, form);
    if (value === undefined) delete owner[key];
    else owner[key] = value;
  });
  const name = h(
    'label',
    { for: id },
    label,
    hint ? h('span', { class: 'field-hint' }, ` (${hint})`) : undefined,
    isDoubtful ? h('span', { class: 'field-mark' }, markText({ isMissing, source })) : undefined,
  );
  const where = source ? h('p', { class: 'field-source', id: sourceId }, sourceText(source)) : undefined;
  const classes = ['field', isLong ? 'long' : '', short ? 'short' : '', isDoubtful ? 'doubtful' : ''];
  return h('div', { class: classes.filter(Boolean).join(' ') }, name, control, where);
}

function markText({ isMissing, source }) {
  if (isMissing) return 'missing';
  return source.how === 'model' ? 'from the model, please check' : 'please check';
}

function leftParts({ left, notes }) {
  const lines = left.map(({ path, reason, detail }) =>
    h('li', {}, `${path}: ${reasons[reason] ?? reason}${detail ? ` (${detail})` : ''}`),
  );
  const count = `Left ${left.length} ${left.length === 1 ? 'field' : 'fields'}`;
  return [
    ...notes.map((note) => h('p', { class: 'review-note' }, note)),
    left.length > 0 ? h('details', { class: 'review-left' }, h('summary', {}, count), h('ul', {}, ...lines)) : '',
  ].filter(Boolean);
}
