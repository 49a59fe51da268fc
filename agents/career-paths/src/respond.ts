import type { AgentEvent, AgentStream, GenerateContext, RespondContext, UiBlock } from '@trellis/core';
import { localize } from '@trellis/core';
import { citeMarkers } from '@trellis/prompt-templates';
import { ui } from '@trellis/ui-schema';
import { composePath, profileMarker, roleMarker } from './compose-path.ts';
import type { Path } from './find-path.ts';
import { findPath } from './find-path.ts';
import { pathPrompt } from './path-prompt.ts';
import { pathVariables } from './path-variables.ts';

const messageId = 'career-paths';
const onlyEnglish = {
  en: 'Without a language model this answer comes in English only.',
  de: 'Ohne Sprachmodell gibt es diese Antwort nur auf Englisch.',
};

/** The answer from the comparison alone. */
export async function* respondWithoutModel(context: RespondContext): AgentStream {
  const path = findPath(context);
  const { locale } = context.member;
  const { opening, sections } = composePath(path);
  if (!/^en\b/iu.test(locale)) yield { type: 'notice', code: 'DEGRADED', text: localize(onlyEnglish, locale) };
  const blocks = sections.map(({ key, title, lines }) => ui.section({ key, title, items: lines, locale }));
  yield { type: 'text-start', messageId };
  yield { type: 'text-delta', messageId, delta: opening };
  yield* citations(path, [opening, ...sections.flatMap(({ lines }) => lines)].join('\n'));
  yield { type: 'text-end', messageId };
  for (const block of blocks) yield { type: 'ui-block', block };
  yield* courseBlocks(path, locale);
}

/** A model's answer over the same comparison. Without a field or a profile there is nothing a model could add. */
export async function* respond(context: GenerateContext): AgentStream {
  const path = findPath(context);
  if (!path.area || !path.profile || path.profileIsEmpty) return yield* respondWithoutModel(context);
  yield* citeMarkers(context.generate(pathPrompt, pathVariables(path, context)), [
    { marker: profileMarker, entryId: path.profileEntryId },
    ...path.roles.map(({ entryId }, index) => ({ marker: roleMarker(index), entryId })),
  ]);
  yield* courseBlocks(path, context.member.locale);
}

/** Each source once for each passage that stands in the text. */
function* citations({ carried, brought, roles, profileEntryId }: Path, text: string): Generator<AgentEvent> {
  const cite = (marker: string, entryId: string, quote?: string): AgentEvent => ({
    type: 'citation',
    messageId,
    marker,
    entryId,
    ...(quote !== undefined && { quote }),
  });
  if (profileEntryId !== undefined && text.includes(`[${profileMarker}]`))
    for (const { quote } of [...carried, ...brought]) yield cite(profileMarker, profileEntryId, quote);
  for (const [index, { entryId }] of roles.entries())
    if (text.includes(`[${roleMarker(index)}]`)) yield cite(roleMarker(index), entryId);
}

function* courseBlocks({ courses }: Path, locale: string): Generator<AgentEvent> {
  if (courses.length === 0) return;
  const block: UiBlock = ui.courses({
    key: 'courses',
    locale,
    items: courses.map(({ title, provider, hours, level, url, skills }) => ({
      title,
      provider,
      hours,
      level,
      teaches: skills.map((skill) => skill.name),
      ...(url !== undefined && { url }),
    })),
  });
  yield { type: 'ui-block', block };
}
