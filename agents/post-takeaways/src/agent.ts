import { defineAgent, definePrompt } from '@trellis/core';
import { getArticle, getPost, getProfile, getSkills } from '@trellis/network-skills';
import { citeMarkers } from '@trellis/prompt-templates';
import { composeAnswer } from './answer/compose.ts';
import { articlesOf } from './answer/parts.ts';
import { citableSources } from './citable-sources.ts';
import { articleLinksOf, drawAnswer } from './draw.ts';
import { fitSources } from './fit-sources.ts';
import { focusOf } from './focus.ts';
import { hasSentences, readMaterial } from './material.ts';
import { nextQuestions } from './next-questions.ts';
import { planCalls } from './plan.ts';
import { promptVariables, TakeawaysVariables } from './prompt-variables.ts';

const takeaways = definePrompt({
  file: new URL('../data/takeaways.prompt', import.meta.url),
  variables: TakeawaysVariables,
  model: { role: 'large', effort: 'low', maxTokens: 1500 },
});

/** Says what a post and its articles say, how to read them, and why they matter to the member. */
export const agent = defineAgent({
  id: 'post-takeaways',
  specVersion: 1,
  description: {
    en: 'Says what a post or article and the articles it links say, who is mentioned, whether it is fact, opinion or promotion, and why it matters to the member.',
    de: 'Sagt, was in einem Beitrag oder Artikel und den verlinkten Artikeln steht, wer erwähnt wird, ob es Tatsache, Meinung oder Werbung ist, und warum es wichtig ist.',
  },
  surfaces: ['post', 'article'],
  starters: [
    {
      id: 'key-takeaways',
      text: { en: 'What are the key takeaways of this post?', de: 'Was sind die Kernaussagen dieses Beitrags?' },
    },
    { id: 'why-it-matters', text: { en: 'Why does this matter to me?', de: 'Warum ist das für mich wichtig?' } },
    {
      id: 'linked-articles',
      text: { en: 'What do the linked articles add?', de: 'Was ergänzen die verlinkten Artikel?' },
    },
    { id: 'fact-or-opinion', text: { en: 'Is this fact or opinion?', de: 'Ist das Tatsache oder Meinung?' } },
  ],
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getPost, getArticle, getProfile, getSkills },
  prompts: { takeaways },
  plan: planCalls,

  async *respond({ dossier, question, starterId, member, generate }) {
    const material = readMaterial(dossier);
    // With nothing to read there is nothing for a model to say.
    if (!hasSentences(material)) return yield* drawAnswer(composeAnswer(material, { question, starterId }));
    const shown = fitSources(material, question);
    const variables = promptVariables({ material, shown, question });
    yield* citeMarkers(generate(takeaways, variables), citableSources({ sources: shown }));
    const links = articleLinksOf(articlesOf(material), member.locale);
    if (links) yield { type: 'ui-block', block: links };
  },

  async *respondWithoutModel({ dossier, question, starterId }) {
    yield* drawAnswer(composeAnswer(readMaterial(dossier), { question, starterId }));
  },

  suggest: ({ dossier, question, starterId }) => nextQuestions(readMaterial(dossier), focusOf({ starterId, question })),
});
