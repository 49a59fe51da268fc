import { describe, expect, it } from 'vitest';
import type { LanguageModel, LanguageModelRequest } from '../language-model.ts';
import { collect } from './collect.ts';

/** What a suite needs to try a model: each function gives a fresh one that behaves as its name says. */
export interface LanguageModelSetup {
  /** Answers `text` in several pieces and ends. */
  answering(text: string): Promise<LanguageModel>;
  /** Sends some text, then nothing more. */
  stalling(): Promise<LanguageModel>;
  /** Sends some text, then ends the connection without an end. */
  truncating(): Promise<LanguageModel>;
}

const request: LanguageModelRequest = {
  system: [{ text: 'You answer briefly.', cache: true }],
  messages: [{ role: 'user', content: [{ text: 'Say something.' }] }],
  maxTokens: 64,
  purpose: 'answer',
  tenant: 'tenant-1',
  memberKey: 'member-1',
  turnId: 'turn-1',
};

/** The rules every `LanguageModel` keeps. */
export function describeLanguageModel(name: string, setup: LanguageModelSetup): void {
  describe(`${name} as a LanguageModel`, () => {
    it('streams the text in order and ends with exactly one end', async () => {
      const model = await setup.answering('First, the north wind. Then — the sun ☀️.');
      const events = await collect(model.stream(request, { signal: new AbortController().signal, deadlineMs: 5_000 }));
      const text = events.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('');
      expect(text).toBe('First, the north wind. Then — the sun ☀️.');
      expect(events.filter((event) => event.type === 'end')).toEqual([{ type: 'end', stop: 'end' }]);
      expect(events.at(-1)?.type).toBe('end');
    });

    it('throws when the stream is cut off before its end', async () => {
      const model = await setup.truncating();
      await expect(
        collect(model.stream(request, { signal: new AbortController().signal, deadlineMs: 5_000 })),
      ).rejects.toThrow();
    });

    it('throws when the caller aborts in the middle', async () => {
      const model = await setup.stalling();
      const controller = new AbortController();
      const read = async () => {
        for await (const event of model.stream(request, { signal: controller.signal, deadlineMs: 5_000 }))
          if (event.type === 'text-delta') controller.abort();
      };
      await expect(read()).rejects.toThrow();
    });

    it('throws when the signal was aborted beforehand, and asks nobody', async () => {
      const model = await setup.answering('never seen');
      const events = model.stream(request, { signal: AbortSignal.abort(), deadlineMs: 5_000 });
      await expect(collect(events)).rejects.toThrow();
    });

    it('throws when the deadline passes in the middle', async () => {
      const model = await setup.stalling();
      await expect(
        collect(model.stream(request, { signal: new AbortController().signal, deadlineMs: 60 })),
      ).rejects.toThrow();
    });
  });
}
