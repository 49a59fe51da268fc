import { announce, h } from './dom.js';
import { isEnd } from './event-stream.js';
import { createSurface, textPath } from './surface.js';
import { renderMarkdown } from './render-markdown.js';
import { createSurfaceRenderer } from './render-surface.js';

const verbs = { get: 'Reading', find: 'Looking for' };
const nouns = {
  'get-job': 'the job',
  'get-profile': 'the profile',
  'get-company': 'the company',
  'get-post': 'the post',
  'get-article': 'the article',
  'get-skills': 'how skills relate',
};

/** `find-courses` → `Looking for courses`. */
export function skillInWords(skill) {
  const [verb, ...rest] = skill.split('-');
  return `${verbs[verb] ?? 'Using'} ${nouns[skill] ?? (verbs[verb] ? rest.join(' ') : skill)}`;
}

/**
 * One question with its answer, drawn from AG-UI events as they come. `onAsk` is told of a next question that was tapped, `onRate` of a thumb.
 * `replayed`: the events come from a log, and their pace tells nothing.
 */
export function createTurnView({ question, onAsk, onRate, replayed = false }) {
  const parts = createParts(question);
  const state = {
    surface: createSurface(),
    order: [],
    texts: new Map(),
    steps: new Map(),
    citations: new Map(),
    suggestions: [],
    turnId: undefined,
    degraded: false,
    replayed,
    drawn: new Map(),
    startedAt: performance.now(),
  };
  const drawComponent = createSurfaceRenderer({ surface: state.surface, citations: state.citations, ask: onAsk });
  let frame = 0;
  const draw = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    drawAnswer(parts.answer, state, drawComponent);
  };
  const drawSoon = () => {
    frame ||= requestAnimationFrame(draw);
  };
  return {
    element: parts.element,
    get turnId() {
      return state.turnId;
    },
    /** Takes one event of the turn. */
    take(event) {
      // All of an answer is there when it is said to be complete.
      if (isEnd(event)) draw();
      const handler = handlers[event.type];
      if (handler) handler(event, { parts, state, onAsk, onRate });
      drawSoon();
    },
    /** The stream broke and could not be joined again. */
    fail(message) {
      finish({ parts, state }, 'failed');
      parts.notices.append(notice('error', message));
      announce(message);
    },
    reconnecting: () => parts.progress.replaceChildren('Connection lost – trying again …'),
  };
}

function createParts(question) {
  const parts = {
    progress: h('p', { class: 'turn-progress' }, 'Thinking …'),
    stepList: h('ol', { class: 'steps' }),
    notices: h('div', { class: 'notices' }),
    answer: h('div', { class: 'answer' }),
    sources: h('div', { class: 'sources' }),
    foot: h('footer', { class: 'turn-foot' }),
  };
  parts.steps = h('details', { class: 'turn-steps', open: true }, h('summary', {}, parts.progress), parts.stepList);
  parts.element = h(
    'article',
    { class: 'turn running', 'aria-busy': 'true', 'aria-label': 'Question and answer' },
    h('h2', { class: 'asked' }, h('span', { class: 'hidden' }, 'You asked: '), question),
    parts.steps,
    parts.notices,
    parts.answer,
    parts.sources,
    parts.foot,
  );
  return parts;
}

const handlers = {
  RUN_STARTED(event, { state }) {
    state.turnId = event.runId;
  },
  STEP_STARTED(event, { parts, state }) {
    const words = skillInWords(event.metadata?.trellis?.skill ?? event.stepName);
    const element = h('li', { class: 'step running' }, words);
    state.steps.set(event.stepName, { element, words });
    parts.stepList.append(element);
    parts.progress.replaceChildren(`${words} …`);
  },
  STEP_FINISHED(event, { state }) {
    const step = state.steps.get(event.stepName);
    const { ok = true, ms } = event.metadata?.trellis ?? {};
    if (!step) return;
    step.element.className = ok ? 'step done' : 'step missed';
    if (!ok) step.element.append(h('span', { class: 'step-note' }, ' did not work'));
    else if (ms !== undefined) step.element.append(h('span', { class: 'step-note' }, ` ${Math.round(ms)} ms`));
  },
  TEXT_MESSAGE_START(event, { parts, state }) {
    state.lookedMs ??= performance.now() - state.startedAt;
    const own = event.metadata?.trellis?.messageId ?? event.messageId;
    state.texts.set(event.messageId, { own, text: '', withdrawn: false });
    state.order.push(event.messageId);
    parts.progress.replaceChildren('Answering …');
  },
  TEXT_MESSAGE_CONTENT(event, { state }) {
    const message = state.texts.get(event.messageId);
    if (!message || message.withdrawn) return;
    message.text += event.delta;
    state.surface.write(textPath(message.own), message.text);
  },
  MESSAGES_SNAPSHOT(event, { state }) {
    for (const { id, content } of event.messages) {
      const message = state.texts.get(id);
      if (!message || message.text === content) continue;
      message.withdrawn = true;
      message.text = String(content);
      state.surface.write(textPath(message.own), message.text);
    }
  },
  ACTIVITY_SNAPSHOT(event, { state }) {
    for (const operation of event.content.a2ui_operations ?? []) state.surface.apply(operation);
  },
  ACTIVITY_DELTA(event, { state }) {
    for (const { op, value } of event.patch) if (op === 'add') state.surface.apply(value);
  },
  CUSTOM(event, context) {
    customHandlers[event.name]?.(event.value, context);
  },
  RUN_FINISHED(event, context) {
    finish(context, event.result?.outcome ?? 'answered');
  },
  RUN_ERROR(event, context) {
    context.parts.notices.append(notice('error', event.message));
    finish(context, 'failed');
  },
};

const customHandlers = {
  notice({ code, text }, { parts, state }) {
    state.degraded ||= code === 'DEGRADED';
    parts.notices.append(notice(code === 'DEGRADED' ? 'plain' : 'caution', text));
  },
  error({ message }, { parts, state }) {
    state.lastError = message;
    parts.notices.append(notice('caution', message));
  },
  citation({ marker, quote }, { state }) {
    if (quote) state.citations.set(String(marker), { quote, anchor: `${state.turnId}-source-${marker}` });
  },
  suggestions({ items }, { state }) {
    state.suggestions = items;
  },
  confirm({ confirmationId, summary }, { parts, onAsk }) {
    const decide = (decision) => () => {
      box.remove();
      onAsk({ confirmationId, decision, text: decision === 'accept' ? 'Yes, go ahead.' : 'No, leave it.' });
    };
    const yes = h('button', { type: 'button', class: 'send', onclick: decide('accept') }, 'Yes, go ahead');
    const no = h('button', { type: 'button', class: 'quiet', onclick: decide('reject') }, 'No');
    const box = h('div', { class: 'confirm', role: 'group', 'aria-label': summary }, h('p', {}, summary), yes, no);
    parts.sources.before(box);
  },
};

const notice = (kind, text) => h('p', { class: `turn-notice ${kind}` }, text);

/** The root's children in their order, each drawn anew only when something in it changed; texts that no component shows come after. */
function drawAnswer(target, state, drawComponent) {
  const { surface, texts, drawn } = state;
  const root = surface.components.get('root');
  const ids = root?.children ?? [];
  const elements = ids.map((id) => {
    const signature = signatureOf(id, state);
    const known = drawn.get(id);
    if (known?.signature === signature) return known.element;
    const element = drawComponent(id) ?? h('div');
    drawn.set(id, { signature, element });
    return element;
  });
  const bound = new Set([...surface.components.values()].map(({ text }) => text?.path).filter(Boolean));
  const loose = [...texts.values()].filter(({ own, text }) => text !== '' && !bound.has(textPath(own)));
  elements.push(...loose.map(({ text }) => h('div', {}, ...renderMarkdown(text, state.citations))));
  const same =
    elements.length === target.children.length && elements.every((element, i) => target.children[i] === element);
  if (!same) target.replaceChildren(...elements);
}

function signatureOf(id, { surface, citations }) {
  const seen = [];
  const visit = (each, depth) => {
    const component = surface.components.get(each);
    if (!component || depth > 16) return;
    seen.push(component, surface.resolve(component.text));
    for (const child of component.children ?? []) visit(child, depth + 1);
  };
  visit(id, 0);
  return JSON.stringify([seen, citations.size]);
}

const outcomeWords = { stopped: 'Stopped.', failed: 'This did not work.', declined: '', 'out-of-scope': '' };

function finish({ parts, state, onAsk, onRate }, outcome) {
  parts.element.classList.remove('running');
  parts.element.setAttribute('aria-busy', 'false');
  const count = state.steps.size;
  const things = `Looked at ${count} ${count === 1 ? 'thing' : 'things'}`;
  const looked = count === 0 ? '' : state.replayed ? things : `${things} in ${secondsLooked(state)} s`;
  parts.progress.replaceChildren([outcomeWords[outcome] ?? '', looked].filter(Boolean).join(' '));
  parts.steps.open = false;
  parts.steps.hidden = parts.progress.textContent === '';
  drawSources(parts.sources, state);
  if (!onAsk) return;
  parts.foot.replaceChildren(...footOf({ state, onAsk, onRate, outcome }));
  announce(outcome === 'answered' ? 'The answer is complete.' : outcomeWords[outcome] || 'The answer is complete.');
}

function secondsLooked({ lookedMs, startedAt }) {
  const seconds = (lookedMs ?? performance.now() - startedAt) / 1000;
  return Math.max(seconds, 0.1).toLocaleString(undefined, { maximumFractionDigits: 1 });
}

function drawSources(target, { citations }) {
  const quoted = [...citations];
  if (quoted.length === 0) return;
  const items = quoted.map(([marker, { quote, anchor }]) =>
    h('li', { id: anchor, value: /^\d+$/.test(marker) ? marker : undefined }, h('q', {}, quote)),
  );
  const summary = h('summary', {}, `${quoted.length} ${quoted.length === 1 ? 'quote' : 'quotes'} from the sources`);
  target.replaceChildren(h('details', {}, summary, h('ol', {}, ...items)));
}

function footOf({ state, onAsk, onRate, outcome }) {
  const chips = state.suggestions.map((item) =>
    h('button', { type: 'button', class: 'chip', onclick: () => onAsk(item) }, item.text),
  );
  const suggestions = h('div', { class: 'suggestions', role: 'group', 'aria-label': 'You could ask next' }, ...chips);
  if (!onRate || outcome === 'failed' || outcome === 'stopped') return chips.length > 0 ? [suggestions] : [];
  const thumb = (rating, label) =>
    h(
      'button',
      {
        type: 'button',
        class: 'thumb',
        'aria-label': label,
        title: label,
        'aria-pressed': 'false',
        onclick: (event) => {
          const { parentElement } = event.currentTarget;
          for (const button of parentElement.querySelectorAll('.thumb')) {
            button.setAttribute('aria-pressed', String(button === event.currentTarget));
          }
          onRate(state.turnId, rating);
        },
      },
      h('span', { class: `thumb-icon ${rating}`, 'aria-hidden': 'true' }),
    );
  const rate = h(
    'div',
    { class: 'rate', role: 'group', 'aria-label': 'Was this useful?' },
    thumb('up', 'Useful'),
    thumb('down', 'Not useful'),
  );
  return [rate, ...(chips.length > 0 ? [suggestions] : [])];
}
