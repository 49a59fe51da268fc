import { request, send, token } from './api.js';
import { createBrowser, showEntity } from './browse.js';
import { announce, byId, h } from './dom.js';
import { followTurn } from './event-stream.js';
import { createOwnFiles } from './own-files.js';
import { createTurnView } from './turn-view.js';

const placeKey = 'trellis-place';
const place = { entity: undefined, conversationId: undefined, running: undefined };

const browser = createBrowser({ onChoose: (ref) => choose(ref).catch(showProblem) });
const ownFiles = createOwnFiles({
  hasSecondLook: () => session?.secondLook === true,
  onChoose: (ref) => choose(ref).catch(showProblem),
  onImported(summary) {
    void loadYou();
    void browser.load();
    const entity = summary.entities.find(({ type }) => type === 'job' || type === 'post');
    if (entity) choose(entity).catch(showProblem);
  },
  onRemoved(entities) {
    void loadYou();
    void browser.load();
    if (entities.some(({ type, id }) => type === place.entity?.type && id === place.entity.id)) showNothing();
  },
});

function remember() {
  const { entity, conversationId, running } = place;
  const turn = running?.turnId ? { id: running.turnId, question: running.question } : undefined;
  sessionStorage.setItem(placeKey, JSON.stringify({ entity, conversationId, turn }));
}

function showProblem(error) {
  byId('hint').textContent = error.message;
  byId('hint').classList.add('problem');
}

function clearProblem() {
  byId('hint').textContent = '';
  byId('hint').classList.remove('problem');
}

/** Looks at a job or a post: a new conversation begins. */
async function choose({ type, id }) {
  clearProblem();
  closeMenu();
  leaveTurn();
  place.conversationId = undefined;
  byId('turns').replaceChildren();
  await look({ type, id });
  byId('main').focus({ preventScroll: true });
  byId('main').scrollTo({ top: 0 });
}

async function look({ type, id }) {
  const title = await showEntity({ type, id });
  place.entity = { type, id };
  remember();
  browser.choose(place.entity);
  byId('welcome').hidden = true;
  byId('question').placeholder = `Ask about this ${type}…`;
  document.title = `${title} – Trellis`;
  announce(`${title} is shown.`);
  const { items } = await request(`/v1/starters?type=${encodeURIComponent(type)}&id=${encodeURIComponent(id)}`);
  if (place.entity?.id !== id) return;
  byId('starters').replaceChildren(
    ...items.map(({ text, agentId, id: starterId }) =>
      h('button', { type: 'button', class: 'chip', onclick: () => ask({ text, agentId, starterId }) }, text),
    ),
  );
}

const toInput = ({ text, agentId, starterId, confirmationId, decision }) => {
  if (confirmationId) return { kind: 'confirm', confirmationId, decision };
  return agentId && starterId ? { kind: 'starter', agentId, starterId } : { kind: 'question', text };
};

function createView(question, { replayed = false } = {}) {
  return createTurnView({
    question,
    replayed,
    onAsk: (next) => void ask(next),
    onRate(turnId, rating) {
      request(`/v1/turns/${encodeURIComponent(turnId)}/feedback`, { method: 'POST', body: { rating } })
        .then(() => announce('Thank you.'))
        .catch(showProblem);
    },
  });
}

/** Asks something and follows the answer, over a broken connection too. */
async function ask(question) {
  if (place.running) return;
  clearProblem();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const body = {
    ...(place.conversationId ? { conversationId: place.conversationId } : {}),
    input: toInput(question),
    view: place.entity ? { [place.entity.type]: place.entity } : {},
    locale: navigator.language,
    timeZone,
  };
  const view = createView(question.text);
  byId('welcome').hidden = true;
  byId('starters').replaceChildren();
  byId('turns').append(view.element);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  showNewest(view.element, calm ? 'auto' : 'smooth');
  announce('Looking for an answer.');
  const post = () => send('/v1/turns', { method: 'POST', body, headers: { accept: 'text/event-stream' } });
  await follow(view, question.text, post);
  void loadEarlier();
}

/** A new question moves to the top, whatever stands above it. */
function showNewest(element, behavior) {
  for (const turn of byId('turns').children) turn.classList.toggle('newest', turn === element);
  element.scrollIntoView({ block: 'start', behavior });
}

async function follow(view, question, first) {
  const running = { question };
  place.running = running;
  setRunning(true);
  try {
    await followTurn({
      async first() {
        const response = await first();
        if (place.running !== running) return response;
        place.conversationId = response.headers.get('x-trellis-conversation') ?? place.conversationId;
        running.turnId = response.headers.get('x-trellis-turn');
        remember();
        return response;
      },
      resume: (turnId, lastId) => resumeTurn(turnId, lastId),
      onEvent: (event) => {
        if (place.running === running) view.take(event);
      },
      onReconnect: () => view.reconnecting(),
    });
  } catch (error) {
    if (place.running === running) view.fail(error.message);
  } finally {
    if (place.running === running) {
      place.running = undefined;
      setRunning(false);
      remember();
    }
  }
}

const resumeTurn = (turnId, lastId) =>
  send(`/v1/turns/${encodeURIComponent(turnId)}/events`, {
    headers: { accept: 'text/event-stream', ...(lastId >= 0 ? { 'last-event-id': String(lastId) } : {}) },
  });

/** The turn goes on at the host; this page no longer shows it. */
function leaveTurn() {
  place.running = undefined;
  setRunning(false);
}

function setRunning(running) {
  byId('send').hidden = running;
  byId('stop').hidden = !running;
}

byId('stop').addEventListener('click', () => {
  const turnId = place.running?.turnId;
  if (turnId) request(`/v1/turns/${encodeURIComponent(turnId)}/stop`, { method: 'POST' }).catch(showProblem);
});

const box = byId('question');
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text === '' || place.running) return;
  box.value = '';
  fitBox();
  void ask({ text });
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('composer').requestSubmit();
});
const fitBox = () => {
  box.rows = Math.min(8, Math.max(1, box.value.split('\n').length));
};
box.addEventListener('input', fitBox);

/** An earlier conversation, replayed from the host's log. `running`: the turn of it that this page was showing when it was left. */
async function openConversation(id, { entity, turn: running } = {}) {
  closeMenu();
  leaveTurn();
  const stored = await request(`/v1/conversations/${encodeURIComponent(id)}`).catch((error) => {
    // A conversation is stored when its first turn ends.
    if (error.status !== 404 || !running) throw error;
    return { turns: [] };
  });
  const isStored = stored.turns.some((turn) => turn.id === running?.id);
  const turns = running && !isStored ? [...stored.turns, running] : stored.turns;
  byId('turns').replaceChildren();
  byId('starters').replaceChildren();
  byId('welcome').hidden = true;
  place.conversationId = id;
  const ref = Object.values(stored.turns.at(-1)?.view ?? { entity }).find(
    (each) => each?.type === 'job' || each?.type === 'post',
  );
  if (ref) await look(ref).catch(showProblem);
  byId('starters').replaceChildren();
  for (const turn of turns) {
    const view = createView(turn.question, { replayed: true });
    byId('turns').append(view.element);
    showNewest(view.element, 'auto');
    await follow(view, turn.question, () => resumeTurn(turn.id, -1));
    if (place.conversationId !== id) return;
  }
  remember();
}

async function loadEarlier() {
  const { items } = await request('/v1/conversations?limit=20');
  byId('earlier-section').hidden = items.length === 0;
  byId('earlier').replaceChildren(
    ...items.map(({ id, title }) =>
      h(
        'li',
        { class: 'earlier-row' },
        h(
          'button',
          { type: 'button', class: 'entity-row', onclick: () => openConversation(id).catch(showProblem) },
          title,
        ),
        h(
          'button',
          { type: 'button', class: 'remove', 'aria-label': `Delete “${title}”`, onclick: () => removeConversation(id) },
          '×',
        ),
      ),
    ),
  );
}

async function removeConversation(id) {
  await request(`/v1/conversations/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(showProblem);
  if (place.conversationId === id) startOver();
  await loadEarlier();
  announce('The conversation was deleted.');
}

function startOver() {
  leaveTurn();
  place.conversationId = undefined;
  byId('turns').replaceChildren();
  remember();
  if (place.entity) look(place.entity).catch(showNothing);
}

/** What was looked at is gone. */
function showNothing() {
  leaveTurn();
  place.entity = undefined;
  place.conversationId = undefined;
  for (const id of ['turns', 'starters', 'entity']) byId(id).replaceChildren();
  byId('entity').hidden = true;
  byId('welcome').hidden = false;
  byId('question').placeholder = 'Ask about this…';
  document.title = 'Trellis';
  remember();
}

byId('export').addEventListener('click', async (event) => {
  event.preventDefault();
  const blob = await (await send('/v1/export')).blob();
  const link = h('a', { href: URL.createObjectURL(blob), download: 'assistant-export.json' });
  link.click();
  URL.revokeObjectURL(link.href);
});
byId('delete-all').addEventListener('click', async () => {
  if (!confirm('Delete all your conversations and everything you have added? This cannot be undone.')) return;
  await request('/v1/me', { method: 'DELETE' }).catch(showProblem);
  startOver();
  await Promise.all([loadEarlier(), ownFiles.draw(), loadYou(), browser.load()]);
  announce('Everything was deleted.');
});

/** Who asks, and in development: whom to act as. */
async function loadYou() {
  const me = await request('/v1/network/people/me').catch(() => undefined);
  const name = me ? me.name || 'your résumé' : 'nobody yet';
  const you = byId('you');
  if (session?.mode !== 'development') {
    you.replaceChildren(h('span', {}, name));
    return;
  }
  const { items } = await request('/v1/network/people?limit=50').catch(() => ({ items: [] }));
  const options = items.map((person) =>
    h('option', { value: person.id, selected: person.id === me?.id }, person.title),
  );
  if (me && !items.some(({ id }) => id === me.id)) options.unshift(h('option', { value: me.id, selected: true }, name));
  const select = h('select', { onchange: (event) => actAs(event.target.value) }, ...options);
  you.replaceChildren(h('label', {}, h('span', { class: 'you-label' }, 'You are '), select));
}

async function actAs(personId) {
  try {
    const signed = await request('/v1/dev/session', { method: 'POST', body: { personId } });
    token.set(signed.token);
    sessionStorage.removeItem(placeKey);
    location.reload();
  } catch (error) {
    showProblem(error);
  }
}

const menu = byId('menu');
menu.addEventListener('click', () => {
  const open = menu.getAttribute('aria-expanded') !== 'true';
  menu.setAttribute('aria-expanded', String(open));
  byId('side').classList.toggle('open', open);
});
function closeMenu() {
  menu.setAttribute('aria-expanded', 'false');
  byId('side').classList.remove('open');
}

let session;
async function start() {
  session = await request('/v1/session').catch((error) => {
    // A token of an earlier start of the host is worth nothing.
    if (error.status !== 401 || !token.get()) throw error;
    token.clear();
    return request('/v1/session');
  });
  const mode = byId('mode');
  const remarks = [
    session.mode === 'development' ? 'Development mode: this machine only, no sign-in' : '',
    session.model ? '' : 'no language model: answers come from the data alone',
  ].filter(Boolean);
  mode.textContent = remarks.join(' · ');
  mode.hidden = remarks.length === 0;
  const { retentionDays } = session;
  byId('retention').hidden = retentionDays === undefined;
  byId('retention').textContent =
    `A conversation is deleted ${retentionDays} ${retentionDays === 1 ? 'day' : 'days'} after its last answer.`;
  await Promise.all([browser.load(), loadYou(), loadEarlier(), ownFiles.draw()]);
  const known = JSON.parse(sessionStorage.getItem(placeKey) ?? '{}');
  if (known.conversationId) await openConversation(known.conversationId, known).catch(() => startOver());
  else if (known.entity ?? session.first) await choose(known.entity ?? session.first).catch(() => {});
}

start().catch((error) => {
  byId('welcome-title').textContent = error.status === 401 ? 'Please sign in' : 'The assistant cannot be reached';
  byId('welcome').lastElementChild.textContent =
    error.status === 401 ? 'This host needs a token of your organisation; this page cannot make one.' : error.message;
});
