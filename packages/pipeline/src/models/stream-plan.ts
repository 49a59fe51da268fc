import type { Skill } from '@trellis/core';
import { describePlan, describeSkills } from '@trellis/skill-registry';
import type { Turn } from '../turn.ts';
import { streamSmallModel, viewText } from './ask-small-model.ts';

/**
 * A plan in YAML from the small model, as it is written: which of these read skills to call for this question, and with what. Of many
 * skills it is shown those that fit the question.
 */
export async function* streamPlan(
  turn: Turn,
  { agentId, skills: known }: { agentId: string; skills: readonly Skill[] },
): AsyncGenerator<string, void> {
  const { signal } = turn.deadline;
  const skills = await turn.parts.skillChooser.choose(known, turn.question, { signal });
  yield* streamSmallModel(turn, {
    name: 'plan',
    purpose: 'plan',
    variables: {
      question: turn.question,
      form: describePlan(),
      hints: turn.parts.planMistakes.hints(),
      skills: describeSkills(skills),
      view: `${viewText(turn)}\nmember: ${turn.request.member.id}`,
    },
    agentId,
    shareOfTurn: 0.25,
  });
}
