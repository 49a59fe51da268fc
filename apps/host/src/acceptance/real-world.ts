import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { HistoryTurn, LanguageModel, LoggedEvent, TurnInput, UiComponent, View } from '@trellis/core';
import { systemClock } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import type { TraceRecord } from '@trellis/pipeline';
import { createDevTokens, startNetwork } from '@trellis/network';
import type { Assistant, AssistantOptions } from '../assistant.ts';
import { createAssistant } from '../assistant.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/people-jobs/', import.meta.url));

/** Real postings and résumés lie outside the repository; without them the tests over them are skipped by name. */
export const hasRealData = existsSync(folder);

const tenant = 'acceptance';
const owner = { tenant, memberId: 'tester' };

export interface Imported {
  readonly id: string;
  readonly title: string;
}

export interface Question {
  readonly input: TurnInput;
  readonly view: View;
  readonly memberId?: string;
  readonly deadlineMs?: number;
  readonly history?: readonly HistoryTurn[];
}

export interface WorldOptions extends Pick<AssistantOptions, 'web' | 'skillSettings'> {
  /** The day on which everything happens. */
  readonly now?: Date;
}

/** A network with its sample, and an assistant over it, as `trellis ask` starts them. `web`: off when absent. */
export async function startWorld({ now, ...wiring }: WorldOptions = {}) {
  const clock = now && { ...systemClock, now: () => now.getTime() };
  const tokens = createDevTokens();
  const network = await startNetwork({
    database: ':memory:',
    port: 0,
    auth: tokens.verifier,
    ...(now && { now: () => now }),
  });
  const token = await tokens.sign(owner.memberId, tenant);
  const records: TraceRecord[] = [];
  const settings = {
    networkUrl: network.url,
    observe: (record: TraceRecord) => void records.push(record),
    ...wiring,
  };
  const assistant = await createAssistant({ ...settings, models: {}, ...(clock && { clock }) });
  let model: LanguageModel | undefined;
  const large: LanguageModel = {
    stream: (...request) => {
      if (!model) throw new Error('no model was given for this question');
      return model.stream(...request);
    },
  };
  const modelled = await createAssistant({ ...settings, models: { large }, ...(clock && { clock }) });
  const defaultMember = network.sample?.defaultMember ?? '';
  let turns = 0;

  const startOf = (one: Assistant, { memberId = defaultMember, ...question }: Question): AsyncGenerator<LoggedEvent> =>
    one.pipeline.runTurn({
      turnId: `turn-${++turns}`,
      conversationId: 'conversation',
      tenant,
      token,
      history: [],
      signal: new AbortController().signal,
      member: { id: memberId, locale: 'en', timeZone: 'UTC' },
      ...question,
    });

  return {
    network,
    records,
    start: (question: Question) => startOf(assistant, question),
    ask: (question: Question) => collect(startOf(assistant, question)),
    /** With a language model of its own; one question at a time. */
    askWith(given: LanguageModel, question: Question): Promise<LoggedEvent[]> {
      model = given;
      return collect(startOf(modelled, question));
    },
    async importAll(name: RegExp): Promise<Imported[]> {
      const files = readdirSync(folder).filter((file) => name.test(file));
      const summaries = [];
      for (const file of files) {
        const bytes = readFileSync(`${folder}${file}`);
        const isPacked = file.endsWith('.gz');
        const filename = isPacked ? file.slice(0, -3) : file;
        summaries.push(await network.importFile({ bytes: isPacked ? gunzipSync(bytes) : bytes, filename, owner }));
      }
      return summaries.flatMap(({ entities }) => entities.map(({ id, title }) => ({ id, title: title ?? id })));
    },
    async read(path: string): Promise<unknown> {
      const response = await fetch(`${network.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.json();
    },
    async close() {
      await assistant.close();
      await modelled.close();
      await network.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Every component that a turn drew, the last one of each id. */
export function componentsOf(events: readonly LoggedEvent[]): UiComponent[] {
  const byId = new Map<string, UiComponent>();
  for (const event of events) {
    if (event.type !== 'ui') continue;
    for (const operation of event.operations)
      if ('updateComponents' in operation)
        for (const component of operation.updateComponents.components) byId.set(component.id, component);
  }
  return [...byId.values()];
}

/** All strings inside a value, at any depth. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** A quotation is literal when one string of its source holds it, blanks aside. */
export function isLiteral(quote: string, sources: readonly string[]): boolean {
  const fold = (text: string) => text.replaceAll(/\s+/g, ' ');
  return sources.some((source) => fold(source).includes(fold(quote)));
}
