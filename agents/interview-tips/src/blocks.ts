import type { UiBlock } from '@trellis/core';
import { ui } from '@trellis/ui-schema';
import type { InterviewQuestion } from './interview.ts';
import type { Material } from './material.ts';
import { tellingPoints } from './telling.ts';

/** The likely questions; each opens to why it is asked, what to tell and how to get ready for it. */
export const questionList = (questions: readonly InterviewQuestion[], { profile }: Material, locale: string): UiBlock =>
  ui.disclosures({
    key: 'questions',
    locale,
    title: 'Likely questions',
    items: questions.map((one, index) => ({
      title: one.question,
      body: `**Why they ask:** ${one.why}`,
      points: [...tellingPoints(one, profile, index), `To prepare: ${one.prepare}`],
    })),
  });
