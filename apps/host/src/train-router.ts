import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Embedder, RoutableAgent, Router } from '@trellis/core';
import { readOutOfScope, trainEncoderRouter } from '@trellis/ebr-store';

export interface TrainRouterOptions {
  readonly agents: readonly RoutableAgent[];
  readonly embedder: () => Promise<Embedder>;
  /** A folder of this user among the system's temporary files when absent: what is kept there can be made again. */
  readonly cacheFolder?: string;
  /** Told why the embedder cannot be used; the router then knows words and no meanings. */
  readonly onTrouble?: (error: unknown) => void;
}

/** A few hundred questions take seconds; a start that hangs is worse than one that fails. */
const longestTrainingMs = 120_000;

/** The router of a host: trained on what its agents answer, once for as long as neither they nor the embedder change. */
export async function trainRouter(options: TrainRouterOptions): Promise<Router> {
  const { agents, onTrouble } = options;
  const [outOfScope, cacheFolder, embedder] = await Promise.all([
    readOutOfScope(),
    options.cacheFolder ?? ownTemporaryFolder(),
    options.embedder().catch((error: unknown) => void onTrouble?.(error)),
  ]);
  return trainEncoderRouter({
    agents,
    outOfScope,
    ...(embedder && { embedder }),
    ...(cacheFolder !== undefined && { cacheFolder }),
    signal: AbortSignal.timeout(longestTrainingMs),
  });
}

/** A folder that nobody else can write; `undefined` where somebody else was there first. */
async function ownTemporaryFolder(): Promise<string | undefined> {
  const { uid, username } = userInfo();
  const folder = join(tmpdir(), `trellis-${uid === -1 ? username : uid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    const isOwn = uid === -1 || (found.uid === uid && (found.mode & 0o022) === 0);
    return found.isDirectory() && isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}
