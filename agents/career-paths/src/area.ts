import type { Dossier, TurnContext } from '@trellis/core';
import type { SkillRef } from '@trellis/network-skills';
import { getArticle, getJob, getPost, skillInSentence } from '@trellis/network-skills';
import { fieldWords, shareWord } from './words.ts';

type Turn = Pick<TurnContext, 'question' | 'view' | 'history'> & { readonly dossier: Dossier };

/** The field that the member wants to go to. */
export interface Area {
  /** As it stands in a sentence. */
  readonly name: string;
  /** What jobs are looked for with. */
  readonly query: string;
  /** Skills of the vocabulary that stand for it; empty when only words are known. */
  readonly skills: readonly SkillRef[];
}

const maxSkills = 3;

/** Whether what is in view has been looked up, with whatever outcome. */
export const isViewKnown = ({ view, dossier }: Turn): boolean =>
  (!view.post || dossier.all(getPost).length > 0) &&
  (!view.article || dossier.all(getArticle).length > 0) &&
  (!view.job || entryOf(dossier, view.job.id) !== undefined);

const entryOf = (dossier: Dossier, jobId: string) =>
  dossier.all(getJob).find((entry) => (entry.input as { jobId?: unknown }).jobId === jobId);

/** What the thing in view is about, most important first. */
function topicsInView({ view, dossier }: Turn): readonly SkillRef[] {
  const post = view.post && dossier.get(getPost);
  const article = view.article && dossier.get(getArticle);
  const job = view.job && entryOf(dossier, view.job.id);
  return post?.topics ?? article?.topics ?? (job?.ok ? job.value.skills : []);
}

/**
 * The field that the question names; failing that, the topic of what is in view, the one that the conversation was about first; failing that,
 * what the question before was about. Undefined while what is in view is not known, or when there is no field at all.
 */
export function areaOf(turn: Turn): Area | undefined {
  const own = fieldWords(turn.question);
  if (own.length > 0 && !isViewKnown(turn)) return fromWords(own);
  if (!isViewKnown(turn)) return undefined;
  const topics = topicsInView(turn);
  const named = topics.filter(({ name }) => shareWord(name, turn.question));
  if (own.length > 0) return named.length > 0 ? fromSkills(named) : fromWords(own);
  const before = turn.history.at(-1)?.question ?? '';
  const meant = topics.filter(({ name }) => shareWord(name, before));
  if (topics.length > 0) return fromSkills(meant.length > 0 ? meant : topics);
  const words = fieldWords(before);
  return words.length > 0 ? fromWords(words) : undefined;
}

function fromSkills(skills: readonly SkillRef[]): Area {
  const chosen = skills.slice(0, maxSkills);
  const [first] = chosen;
  return { name: first ? skillInSentence(first, []) : '', query: first?.name ?? '', skills: chosen };
}

const fromWords = (words: readonly string[]): Area => ({ name: words.join(' '), query: words.join(' '), skills: [] });
