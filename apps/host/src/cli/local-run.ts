import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { EntityRef, HistoryTurn, LoggedEvent, Member, TurnInput, View } from '@trellis/core';
import { TrellisError } from '@trellis/core';
import type { ImportKind, ImportSummary, RunningNetwork, Viewer } from '@trellis/network';
import { createDevTokens, startNetwork } from '@trellis/network';
import type { Assistant } from '../assistant.ts';
import { createAssistant } from '../assistant.ts';
import { readConfiguration } from '../configuration.ts';
import { developmentTenant } from '../development-identity.ts';
import { readEntity } from '../entity-view.ts';
import { localeOf } from '../identity.ts';
import type { NetworkClient } from '../network-client.ts';
import { createNetworkClient } from '../network-client.ts';
import { answerText } from '../turns/stored-turn.ts';
import { questionText } from '../turns/question-text.ts';
import { InputError } from './input-error.ts';
import type { LocalFile } from './local-files.ts';
import type { RunFiles, RunOptions } from './run-files.ts';

/** A network and an assistant of one's own, for as long as a command runs. */
export interface LocalRun {
  readonly hasModel: boolean;
  /** Who asks, in words. */
  readonly askedAs: string;
  /** What the files brought. */
  readonly imports: readonly { readonly file: string; readonly summary: ImportSummary }[];
  /** Turns a starter's id, alone or as `agent/starter`, into what to ask. Throws an `InputError` that names those there are. */
  starter(id: string): Promise<TurnInput>;
  /** Asks, with everything that was asked before in this run as history. */
  ask(input: TurnInput, signal: AbortSignal): AsyncGenerator<LoggedEvent>;
  close(): Promise<void>;
}

/** Starts what a question needs, and takes the files in. Whatever a file brings is gone with the run. */
export async function startLocalRun(options: RunOptions, files: RunFiles): Promise<LocalRun> {
  const tokens = createDevTokens();
  const network = await startNetwork({ database: databaseFor(files), port: 0, auth: tokens.verifier });
  let assistant: Assistant | undefined;
  try {
    const { dataFolder, search, embedder, skillSettings, examples } = localConfiguration();
    assistant = await createAssistant({
      networkUrl: network.url,
      examples: {
        ...(dataFolder !== undefined && { dataFolder }),
        ...(examples !== undefined && { settingsFile: examples }),
      },
      ...(search && { web: { search } }),
      ...(embedder && { embedder }),
      ...(skillSettings !== undefined && { skillSettings: { file: skillSettings } }),
      ...(options.observe && { observe: options.observe }),
    });
    const memberId = files.resume ? 'me' : (network.sample?.defaultMember ?? 'me');
    const token = await tokens.sign(memberId, developmentTenant);
    const run = new Run({
      network,
      assistant,
      memberId,
      token,
      locale: localeOf(options.locale ?? environmentLocale()),
    });
    await run.takeIn(files);
    // One question is all there is: it should not be asked before the examples are there.
    await assistant.ready;
    return run;
  } catch (error) {
    await assistant?.close();
    await network.close();
    throw error;
  }
}

const localConfiguration = () => readConfiguration({ ...process.env, HOST: undefined });

/** Ids may be of what was imported before; files of one run stay out of that. */
function databaseFor({ resume, entities }: RunFiles): string {
  const { networkDatabase } = localConfiguration();
  const bringsFiles = resume !== undefined || Object.values(entities).some(({ file }) => file);
  return bringsFiles || !existsSync(networkDatabase) ? ':memory:' : networkDatabase;
}

const environmentLocale = () => {
  const wish = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  return /^[a-z]{2}/.test(wish) ? wish.split('.', 1)[0]?.replace('_', '-') : undefined;
};

interface RunParts {
  readonly network: RunningNetwork;
  readonly assistant: Assistant;
  readonly memberId: string;
  readonly token: string;
  readonly locale: string;
}

class Run implements LocalRun {
  readonly imports: { file: string; summary: ImportSummary }[] = [];
  readonly hasModel: boolean;
  askedAs: string;
  private readonly parts: RunParts;
  private readonly client: NetworkClient;
  private readonly member: Member;
  private readonly history: HistoryTurn[] = [];
  private readonly conversationId = `conversation-${randomUUID()}`;
  private view: Record<string, EntityRef> = {};

  constructor(parts: RunParts) {
    this.parts = parts;
    this.hasModel = parts.assistant.hasModel;
    this.askedAs = parts.memberId;
    this.client = createNetworkClient({ baseUrl: parts.network.url });
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    this.member = { id: parts.memberId, locale: parts.locale, timeZone };
  }

  async takeIn({ resume, entities }: RunFiles): Promise<void> {
    if (resume) await this.takeInFile(resume, 'resume');
    for (const type of ['job', 'post'] as const) {
      const { file, id } = entities[type];
      const found = file ? await this.takeInFile(file, type) : id;
      if (found === undefined) continue;
      this.view[type] = { type, id: found };
      if (!file) await this.checkId(type, found);
    }
    const { body } = await this.client.get('/people/me', { token: this.parts.token });
    const { name, fictional } = (body ?? {}) as { name?: unknown; fictional?: unknown };
    if (typeof name === 'string') this.askedAs = fictional === true ? `the sample member ${name}` : name;
  }

  async starter(id: string): Promise<TurnInput> {
    const offered = await this.offeredStarters();
    const wanted = id.split('/');
    const found = offered.find(
      (starter) => starter.id === wanted.at(-1) && (wanted.length === 1 || starter.agentId === wanted[0]),
    );
    if (found) return { kind: 'starter', agentId: found.agentId, starterId: found.id };
    const list = offered.map((starter) => `${starter.agentId}/${starter.id}`).join(', ');
    const hint = list === '' ? 'name a --job or a --post first' : `there are ${list}`;
    throw new InputError('UNKNOWN_STARTER', `--starter ${id}: no such starter; ${hint}`);
  }

  async *ask(input: TurnInput, signal: AbortSignal): AsyncGenerator<LoggedEvent> {
    const { assistant, token } = this.parts;
    const question = await questionText(
      { pipeline: assistant.pipeline, network: this.client },
      { input, view: this.view as View, member: this.member, token },
    );
    const events: LoggedEvent[] = [];
    let agentId: string | undefined;
    const turn = assistant.pipeline.runTurn({
      turnId: `turn-${randomUUID()}`,
      conversationId: this.conversationId,
      input,
      ...(input.kind === 'starter' && { starterText: question }),
      view: this.view as View,
      tenant: developmentTenant,
      member: this.member,
      token,
      history: [...this.history],
      signal,
    });
    for await (const event of turn) {
      if (event.type === 'route-end') agentId = event.agentId;
      events.push(event);
      yield event;
    }
    const answer = answerText(events);
    if (agentId !== undefined && answer !== '') this.history.push({ question, answer, agentId });
  }

  async close(): Promise<void> {
    await this.parts.assistant.close();
    await this.parts.network.close();
  }

  private async takeInFile({ name, bytes }: LocalFile, kind: ImportKind): Promise<string | undefined> {
    const owner: Viewer = { tenant: developmentTenant, memberId: this.parts.memberId };
    try {
      const summary = await this.parts.network.importFile({ bytes, filename: name, kind, owner });
      this.imports.push({ file: name, summary });
      return summary.entities[0]?.id;
    } catch (error) {
      throw withFile(error, name);
    }
  }

  private async checkId(type: string, id: string): Promise<void> {
    try {
      await readEntity(this.client, { type, id, token: this.parts.token });
    } catch (cause) {
      if (!TrellisError.isInstance(cause) || cause.code !== 'NOT_FOUND') throw cause;
      const { body } = await this.client.get(`/${type}s`, { token: this.parts.token, query: 'limit=50' });
      const items = (body as { items?: { id: string; title: string }[] } | undefined)?.items ?? [];
      const list = items.map((item) => `  ${item.id}  ${item.title}`).join('\n');
      const message = `--${type} ${id}: there is no such file and no ${type} with this id. There are:\n${list}`;
      throw new InputError('UNKNOWN_ID', message, { cause });
    }
  }

  private async offeredStarters() {
    const { assistant, token } = this.parts;
    const entities = await Promise.all(
      Object.values(this.view).map((ref) => readEntity(this.client, { ...ref, token })),
    );
    return entities.flatMap((entity) => assistant.pipeline.starters({ member: this.member, entity }));
  }
}

/** The same error, with the file it is about in front. */
export function withFile(error: unknown, file: string): unknown {
  return TrellisError.isInstance(error) ? Object.assign(error, { file }) : error;
}
