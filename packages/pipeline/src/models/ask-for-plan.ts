import { describePlan, describeSkills } from '@trellis/skill-registry';
import type { MountedAgent } from '../mounted-agent.ts';
import type { Turn } from '../turn.ts';
import { askSmallModel, viewText } from './ask-small-model.ts';

/** A plan in YAML from the small model: which of the agent's read skills to call for this question, and with what. */
export function askForPlan(turn: Turn, mounted: MountedAgent): Promise<string> {
  return askSmallModel(turn, {
    name: 'plan',
    purpose: 'plan',
    variables: {
      question: turn.question,
      form: describePlan(),
      hints: turn.parts.planMistakes.hints(),
      skills: describeSkills(mounted.skills),
      view: `${viewText(turn)}\nmember: ${turn.request.member.id}`,
    },
    agentId: mounted.id,
    shareOfTurn: 0.25,
  });
}
