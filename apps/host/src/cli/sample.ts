import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createProgressLine, loadGenerated, loadVocabulary, mostPeople, writeGeneratedFile } from '@trellis/network';
import { readConfiguration } from '../configuration.ts';
import { developmentTenant } from '../development-identity.ts';
import { exitCode } from './exit-code.ts';
import { InputError } from './input-error.ts';
import { resolveLocal } from './local-files.ts';
import type { Terminal } from './terminal.ts';

export interface SampleOptions {
  readonly people: string;
  readonly seed: string;
  readonly out?: string;
}

/** Makes a fictional network: into the database that the host uses too, in place of one that was made before, or into a file. Resolves to the exit code. */
export async function makeSample(terminal: Terminal, options: SampleOptions, signal: AbortSignal): Promise<number> {
  const people = readCount('--people', options.people, { from: 1, to: mostPeople });
  const seed = readCount('--seed', options.seed, { from: 0, to: Number.MAX_SAFE_INTEGER });
  const line = createProgressLine(process.stderr);
  const count = (value = 0) => value.toLocaleString('en-US');
  try {
    if (options.out !== undefined) {
      const onProgress = (records: number) => line.show({ step: 'make', records, done: records / people });
      const file = resolveLocal(options.out);
      const records = await writeGeneratedFile({
        people,
        seed,
        file,
        vocabulary: loadVocabulary(),
        onProgress,
        signal,
      });
      line.end();
      terminal.note(`${count(records)} entities in ${options.out}; none of them is real\n`);
      return exitCode.answered;
    }
    const { networkDatabase: database } = readConfiguration({ ...process.env, HOST: undefined });
    await mkdir(dirname(database), { recursive: true });
    const onProgress = line.show;
    const made = await loadGenerated({ people, seed, database, tenant: developmentTenant, onProgress, signal });
    line.end();
    terminal.note(
      `${count(made.person)} people, ${count(made.job)} jobs, ${count(made.company)} companies, ${count(made.post)} posts, ` +
        `${count(made.article)} articles, ${count(made.course)} courses and ${count(made.edges)} ties between them; none of them is real\n`,
    );
    return exitCode.answered;
  } catch (error) {
    line.end();
    if (!signal.aborted) throw error;
    terminal.note('interrupted; the network is as it was\n');
    return exitCode.interrupted;
  }
}

function readCount(option: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new InputError('INVALID_OPTION', `${option} ${text}: expected a whole number from ${from} to ${to}`);
}
