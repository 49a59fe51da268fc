import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { generateNetwork } from './generate-network.ts';
import type { GenerateOptions } from './generate-network.ts';
import type { GeneratedEdge } from './make-edges.ts';

export interface GeneratedFileOptions extends GenerateOptions {
  /** JSON Lines, one entity a line, as `load` reads them. Replaced when it is there. */
  readonly file: string;
  /** Who knows whom, as each part is made; edges are not in the file. */
  readonly onEdges?: (edges: readonly GeneratedEdge[]) => void;
  readonly onProgress?: (people: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Writes the entities of a generated network into a file. Resolves to how many there are; rejects with the signal's reason. */
export async function writeGeneratedFile(options: GeneratedFileOptions): Promise<number> {
  const { file, onEdges, onProgress, signal } = options;
  let records = 0;
  let people = 0;
  function* lines() {
    for (const { entities, edges } of generateNetwork(options)) {
      records += entities.length;
      people += entities.filter(({ kind }) => kind === 'person').length;
      onEdges?.(edges);
      onProgress?.(people);
      yield entities.map((entity) => `${JSON.stringify(entity)}\n`).join('');
    }
  }
  await pipeline(lines, createWriteStream(file), signal ? { signal } : {});
  return records;
}
