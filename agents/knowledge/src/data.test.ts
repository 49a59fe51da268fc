import { describeAgentData } from '@trellis/pipeline/testing';
import { agent } from './agent.ts';

describeAgentData(agent, {
  questions: 80,
  nearMisses: 40,
  followUps: 30,
  examples: 40,
  labels: 6,
  inOtherLanguages: 3,
  words: [45, 190],
  holds: /\[\d\]/,
  citesQuotations: true,
  neverHolds: /^(?:#{1,2}|#{4,}) |^\||<[a-z/]|```|!\[/mu,
});
