import { estimateTokens } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import type { AgentEvent, AgentStream, Generated } from '@trellis/core';
import { getArticle } from '@trellis/network-skills';
import { loadPrompts } from '@trellis/prompt-templates';
import { describe, expect, it } from 'vitest';
import { article, contextOf, dossierOf, inView, post } from './__fixtures__/found.ts';
import { explanation } from './explanation-prompt.ts';
import { explanationVariables } from './explanation-variables.ts';
import { fitSources } from './fit-sources.ts';
import { respond } from './respond.ts';
import { readSources } from './sources.ts';

const question = 'What are examples of tactile paving that paid off for railways?';
const answerAt =
  'Tactile paving cut falls at the railway of Northport by 31 percent, and it paid off within two years.';
const filler = (index: number) =>
  Array.from({ length: 250 }, (_, at) => `Station ${index} has a note ${at} on its timetable, coffee and weather.`);
const longText = (index: number, deep?: string) =>
  filler(index)
    .with(200, deep ?? 'Nothing else was noted there that day.')
    .join(' ');
const texts = Array.from({ length: 30 }, (_, index) => longText(index, index === 26 ? answerAt : undefined));
const dossier = dossierOf(
  inView,
  ...texts.map((text, index) => {
    const id = `long-${index}`;
    return [getArticle, { articleId: id }, { ...article, id, title: `Station notes ${index}`, text }] as const;
  }),
);
const context = contextOf(dossier, { question });

describe('thirty long sources', () => {
  const sources = fitSources(readSources(context), question);

  it('fit into the prompt, and what answers the question is in it, however deep it stood', async () => {
    const library = await loadPrompts({ explanation });
    const variables = explanationVariables(context, sources);
    const rendering = { history: [], locale: 'en', now: context.now };
    const { messages } = library.render(explanation, { variables, context: rendering });
    const user = messages.flatMap(({ content }) => content.map(({ text }) => text)).join('\n');
    expect(estimateTokens(user)).toBeLessThan(6500);
    expect(user).toContain(answerAt);
    expect(user).toContain(post.text);
    expect(user).toContain('Parts of this text were left out');
    expect(sources.length).toBeLessThanOrEqual(12);
  });

  it('are shown in their own words', () => {
    for (const { shown, text } of sources)
      for (const passage of shown.split('[…]')) expect(text).toContain(passage.trim());
  });

  it('are cited literally by the number that the model saw', async () => {
    const marker = sources.findIndex(({ text }) => text.includes(answerAt)) + 1;
    async function* generate(): AgentStream<Generated> {
      const delta = `Tactile paving cut falls at the railway of Northport [${marker}].`;
      yield { type: 'text-start', messageId: 'm' };
      yield { type: 'text-delta', messageId: 'm', delta };
      yield { type: 'text-end', messageId: 'm' };
      return { text: delta, stop: 'end' };
    }
    const events = await collect(respond({ ...context, generate: generate as never }));
    const citations = events.filter((event: AgentEvent) => event.type === 'citation');
    expect(citations).toMatchObject([{ entryId: 'e28', quote: answerAt }]);
  });
});

describe('short sources', () => {
  it('are shown whole', () => {
    const short = contextOf(dossierOf(inView), { question });
    expect(fitSources(readSources(short), question).map(({ shown }) => shown)).toEqual([post.text]);
  });
});
