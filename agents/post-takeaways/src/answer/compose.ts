import type { Focus } from '../focus.ts';
import { focusOf } from '../focus.ts';
import { hasSentences } from '../material.ts';
import type { Material } from '../material.ts';
import { articlesAnswer } from './articles-answer.ts';
import type { Answer } from './answer.ts';
import { peopleAnswer } from './people-answer.ts';
import { questionAnswer } from './question-answer.ts';
import { relevanceAnswer } from './relevance-answer.ts';
import { takeawaysAnswer } from './takeaways-answer.ts';
import { textlessAnswer } from './textless-answer.ts';
import { toneAnswer } from './tone-answer.ts';

/** What is asked. */
export interface Asked {
  readonly question: string;
  readonly starterId?: string | undefined;
}

const composers: Readonly<Record<Focus, (material: Material, question: string) => Answer>> = {
  takeaways: takeawaysAnswer,
  relevance: relevanceAnswer,
  articles: articlesAnswer,
  tone: toneAnswer,
  people: peopleAnswer,
  question: questionAnswer,
};

/** The answer to a question from what was read, without a model. Pure. */
export function composeAnswer(material: Material, asked: Asked): Answer {
  if (!hasSentences(material)) return textlessAnswer(material);
  return composers[focusOf(asked)](material, asked.question);
}
