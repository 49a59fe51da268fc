import { randomUUID } from 'node:crypto';
import type { Owner } from '@trellis/core';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import type { ImportPreview } from '@trellis/network';
import type { LookedOver } from '../second-look/second-look.ts';
import { createSecondLook } from '../second-look/second-look.ts';
import type { Terminal } from './terminal.ts';

/** Shows a reading to the small model of the environment, and says so before anything is sent. */
export type LookOver = (reading: ImportPreview, owner: Owner) => Promise<LookedOver>;

/** `undefined` without a small model. Throws a `ModelError` for settings of models that make no sense. */
export async function startLookOver(terminal: Terminal): Promise<LookOver | undefined> {
  const { models, description } = modelsFromEnvironment(process.env);
  if (!models.small) return undefined;
  const look = await createSecondLook({ model: models.small });
  let isSaid = false;
  return (reading, owner) => {
    if (!isSaid && reading.lines !== undefined) {
      const text = `  lines around what is not sure go to the small model, unless --no-model: ${description}`;
      terminal.note(`${terminal.noteColors.dim(text)}\n`);
      isSaid = true;
    }
    return look(reading, { owner, id: randomUUID(), signal: new AbortController().signal });
  };
}
