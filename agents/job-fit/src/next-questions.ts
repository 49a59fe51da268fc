import type { RespondContext, Suggestion } from '@trellis/core';
import { skillInSentence } from '@trellis/network-skills';
import { shorten } from '@trellis/ui-schema';
import { assessFit } from './assess-fit.ts';
import { focusOf } from './focus.ts';
import { gapsOf } from './gaps.ts';
import { starters } from './starters.ts';

const agentId = 'job-fit';

const nextStarter = {
  fit: ['position-myself', 'close-gaps'],
  positioning: ['close-gaps', 'am-i-a-fit'],
  gaps: ['position-myself', 'am-i-a-fit'],
} as const;

/** Two to three questions that go on from here; none about a comparison that could not be made. */
export function nextQuestions(context: RespondContext): Suggestion[] {
  const { question, starterId, member } = context;
  const assessment = assessFit(context);
  if (!assessment.job || assessment.findings.length === 0 || assessment.profileIsEmpty) return [];
  const [gap] = gapsOf(assessment).flatMap((finding) => finding.missingSkills);
  const offered = nextStarter[focusOf(question, starterId)].flatMap((id) =>
    starters.filter((starter) => starter.id === id),
  );
  const german = /^de\b/i.test(member.locale);
  const isLicence = gap && assessment.relations.some(({ id, kind }) => id === gap.id && kind === 'licence');
  const inSentence = gap && shorten(german ? gap.name : skillInSentence(gap, assessment.relations), 60);
  const name = isLicence && !german ? `the ${inSentence}` : inSentence;
  return [
    ...offered.map((starter) => ({ text: german ? starter.text.de : starter.text.en, agentId, starterId: starter.id })),
    ...(name
      ? [
          {
            text: german ? `Wie wichtig ist ${name} für diese Stelle?` : `How much depends on ${name} in this job?`,
            agentId,
          },
        ]
      : []),
  ];
}
