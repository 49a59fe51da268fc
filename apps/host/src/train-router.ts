import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Embedder, RoutableAgent, Router } from '@trellis/core';
import { readOutOfScope, trainEncoderRouter } from '@trellis/ebr-store';
import type { HostEmbedder } from './embedder.ts';

export interface TrainRouterOptions {
  readonly agents: readonly RoutableAgent[];
  readonly embedder: HostEmbedder;
  /** A folder of this user among the system's temporary files when absent: what is kept there can be made again. */
  readonly cacheFolder?: string;
  /** Told why the embedder cannot be used; the router then knows words and no meanings. */
  readonly onTrouble?: (error: unknown) => void;
}

/** A few hundred questions take seconds; a start that hangs is worse than one that fails. */
const longestTrainingMs = 120_000;

/**
 * The router of a host: trained on what its agents answer, once for as long as neither they nor the embedder change. What was kept from an
 * earlier start needs no embedder before the first question.
 */
export async function trainRouter({ agents, embedder, onTrouble, ...options }: TrainRouterOptions): Promise<Router> {
  const [outOfScope, cacheFolder] = await Promise.all([readOutOfScope(), options.cacheFolder ?? ownTemporaryFolder()]);
  const given = { agents, outOfScope, ...(cacheFolder !== undefined && { cacheFolder }) };
  const signal = AbortSignal.timeout(longestTrainingMs);
  try {
    return await trainEncoderRouter({ ...given, embedder: await startedOrNot(embedder), signal });
  } catch (error) {
    signal.throwIfAborted();
    onTrouble?.(error);
    return trainEncoderRouter({ ...given, signal });
  }
}

/** What is known beforehand is not started before the first text. */
async function startedOrNot({ identity, start }: HostEmbedder): Promise<Embedder> {
  if (!identity) return start();
  return { ...identity, embed: async (texts, how) => (await start()).embed(texts, how) };
}

/** A folder that nobody else can write; `undefined` where somebody else was there first. */
async function ownTemporaryFolder(): Promise<string | undefined> {
  try {
    // A user of a container may have a number and no name, and then there is nothing else to be known of it.
    const uid = process.getuid?.() ?? -1;
    const folder = join(tmpdir(), `trellis-${uid === -1 ? userInfo().username : uid}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    const isOwn = uid === -1 || (found.uid === uid && (found.mode & 0o022) === 0);
    return found.isDirectory() && isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}
