import type { AgentStream, GenerateContext, RespondContext, UiBlock } from '@trellis/core';
import { localize } from '@trellis/core';
import { citeMarkers } from '@trellis/prompt-templates';
import { shorten, ui } from '@trellis/ui-schema';
import { composeDigest, placeOf } from './compose.ts';
import { digest } from './digest.ts';
import { explanation } from './explanation-prompt.ts';
import { citedSources, explanationVariables } from './explanation-variables.ts';
import { fitSources } from './fit-sources.ts';
import type { Source } from './sources.ts';
import { readSources, webTrouble } from './sources.ts';
import { subjectOf, topicsInView } from './subject.ts';

const messageId = 'knowledge';
const onlyEnglish = {
  en: 'Without a language model this answer comes in English only.',
  de: 'Ohne Sprachmodell gibt es diese Antwort nur auf Englisch.',
};

/** The answer from the dossier alone: literal passages, each with its source. */
export async function* respondWithoutModel(context: RespondContext): AgentStream {
  const { dossier, member } = context;
  const sources = readSources(context);
  const subject = subjectOf(context);
  const passages = digest(sources, subject?.query ?? '', topicsInView(context));
  const answer = composeDigest({ subject: subject?.name, passages, sources, trouble: webTrouble(dossier) });
  if (!/^en\b/iu.test(member.locale))
    yield { type: 'notice', code: 'DEGRADED', text: localize(onlyEnglish, member.locale) };
  yield { type: 'text-start', messageId };
  yield { type: 'text-delta', messageId, delta: answer.opening.join(' ') };
  for (const { marker, source, quote } of answer.passages)
    yield { type: 'citation', messageId, marker, entryId: source.entryId, quote };
  yield { type: 'text-end', messageId };
  if (answer.passages.length > 1)
    yield {
      type: 'ui-block',
      block: ui.takeaways({
        key: 'passages',
        title: 'What the sources say',
        items: answer.passages.map(({ quote, source, marker }) => ({
          text: quote,
          marker: `[${marker}]`,
          source: `${shorten(source.title, 80)} · ${placeOf(source)}`,
        })),
      }),
    };
  yield* closing(
    answer.passages.map(({ source }) => source),
    { locale: member.locale, notice: answer.notice },
  );
}

/** A model's answer from the same sources. With none there is nothing for a model to say. */
export async function* respond(context: GenerateContext): AgentStream {
  const sources = fitSources(readSources(context), context.question);
  if (sources.length === 0) return yield* respondWithoutModel(context);
  yield* citeMarkers(context.generate(explanation, explanationVariables(context, sources)), citedSources(sources));
  const { locale } = context.member;
  yield* closing(sources, { locale, notice: webTrouble(context.dossier) });
}

async function* closing(
  sources: readonly Source[],
  { locale, notice }: { locale: string; notice: string | undefined },
): AgentStream {
  const block = linksTo(
    [...new Set(sources)].filter(({ inView, kind }) => !inView && kind !== 'post'),
    locale,
  );
  if (block) yield { type: 'ui-block', block };
  if (notice !== undefined)
    yield { type: 'ui-block', block: ui.notice({ key: 'web', tone: 'info', text: notice, locale }) };
}

function linksTo(sources: readonly Source[], locale: string): UiBlock | undefined {
  if (sources.length === 0) return undefined;
  return ui.articleLinks({
    key: 'sources',
    title: 'Sources',
    locale,
    items: sources.map(({ title, origin, publishedOn, url }) => ({
      title,
      ...(origin === '' ? {} : { source: origin }),
      ...(publishedOn === undefined ? {} : { date: publishedOn }),
      ...(url === undefined ? {} : { url }),
    })),
  });
}
