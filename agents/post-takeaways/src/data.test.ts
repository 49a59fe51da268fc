import { describeAgentData } from '@trellis/pipeline/testing';
import { agent } from './agent.ts';

describeAgentData(agent, {
  questions: 95,
  nearMisses: 45,
  followUps: 40,
  examples: 42,
  labels: 8,
  inOtherLanguages: 3,
  words: [60, 190],
  holds: /\[\d\]/,
  citesQuotations: true,
  neverHolds: /^(?:#{1,2}|#{4,}) |^\||<[a-z/]|```|!\[/mu,
});
