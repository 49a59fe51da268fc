import type { Observe } from '@trellis/pipeline';
import type { FastifyBaseLogger } from 'fastify';

/**
 * Writes what an operator has to do something about: a model that does not answer, and why; an agent that throws. Members only hear that it did
 * not work. Questions, answers and prompts stay out of the log.
 */
export const logTrouble =
  (log: Pick<FastifyBaseLogger, 'warn' | 'error'>): Observe =>
  (record) => {
    const { turnId: turn } = record;
    if (record.type === 'agent-error') {
      log.error({ err: record.error, turn, agent: record.agentId }, 'an agent failed');
    }
    // Aborted is what the member or the pipeline wanted.
    if (record.type === 'generation' && record.failure !== undefined && record.failure !== 'ABORTED') {
      log.warn({ turn, prompt: record.promptId, failure: record.failure }, 'a language model failed');
    }
  };
