import type { Agent } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { mountAgents } from '../mounted-agent.ts';
import { agentRules, checkDeclaration } from './agent-rules.ts';
import type { AgentCase } from './run-case.ts';

/** The rules every agent keeps, tried on the cases its pod gives. Run it from the agent's own tests. */
export function describeAgent(agent: Agent, cases: readonly AgentCase[]): void {
  describe(`${agent.id} as an agent`, () => {
    it('mounts: data files are there, prompts are sound', async () => {
      const [mounted] = await mountAgents([agent]);
      expect(mounted?.version).toMatch(/^\d+\.\d+\.\d+/);
    });

    it('says what it does, where, with which skills and starters', () => checkDeclaration(agent));

    describe.each(cases)('$name', (given) => {
      it.each(Object.keys(agentRules))('%s', async (name) => agentRules[name]?.(agent, given));
    });
  });
}
