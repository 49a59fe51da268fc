import { createHmac } from 'node:crypto';

/** The signature of a thinking block. It is the same in every process, so that a conversation may go on after a restart. */
export const signThinking = (thinking: string): string =>
  createHmac('sha256', 'fake-anthropic').update(thinking).digest('base64');
