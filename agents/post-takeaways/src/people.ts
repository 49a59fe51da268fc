import type { Material, Source } from './material.ts';
import type { Sentence } from './text/sentences.ts';

/** Somebody whom the texts name. */
export interface Mention {
  readonly type: 'person' | 'company';
  readonly name: string;
  /** The network's id, when it knows them. */
  readonly id?: string;
  readonly part: 'author' | 'mentioned';
  /** What an author wrote. */
  readonly of?: Source;
  /** What the text (or the network, for an author) literally says they are. */
  readonly role?: string;
  readonly where?: { readonly source: Source; readonly sentence: Sentence };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
const roleNoun =
  /\b(?:CEO|CTO|COO|CFO|CIO|founder|co-founder|director|manager|lead|head|chief|engineer|designer|nurse|teacher|professor|researcher|scientist|analyst|author|editor|partner|mentor|colleague|friend|boss|president|chair|officer|architect|developer|consultant|specialist|recruiter|owner|student|intern|team|company|supplier|customer|client|provider|start-?up|agency|hospital|school|university|bank|maker|principal|supervisor|coordinator|technician|electrician|buyer|planner|accountant)\b/iu;

/** The description that stands right beside a name: "Mira Chen, our head of research", "our CTO Mira Chen", "Mira Chen (nurse)". */
function besideName(text: string, name: string): string | undefined {
  const safe = escape(name);
  const patterns = [
    new RegExp(String.raw`${safe} \(([^()]{3,60})\)`, 'u'),
    new RegExp(String.raw`${safe},? (?:who|which) ([^,.;!?]{4,90})`, 'u'),
    new RegExp(String.raw`${safe}, ((?:(?:the|a|an|our|my|their|its|his|her|then) )?[^,.;!?–—]{4,80})[,.;!?–—]`, 'u'),
    new RegExp(String.raw`\b((?:[Mm]y|[Oo]ur|[Tt]he|[Tt]heir) (?:[\p{L}-]+ ){0,4}[\p{L}-]+),? ${safe}`, 'u'),
    new RegExp(String.raw`\b((?:Dr|Prof|Professor|Chef|Nurse|Coach)\.?) ${safe}`, 'u'),
    new RegExp(String.raw`${safe} ((?:of|from|at) [\p{Lu}][\p{L}&' -]{2,40})[,.;!?]`, 'u'),
  ];
  for (const [index, pattern] of patterns.entries()) {
    const role = pattern.exec(text)?.[1]?.trim();
    if (!role) continue;
    if (index === 1) return `who ${role}`;
    if (index === 0 || index > 3 || roleNoun.test(role)) return role;
  }
  return undefined;
}

function sentenceWith(sources: readonly Source[], name: string): Mention['where'] {
  const short = name.split(/\s+/u).at(-1) ?? name;
  for (const wanted of [name, short]) {
    if (wanted.length < 3) continue;
    const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(wanted)}(?![\p{L}\p{N}])`, 'iu');
    for (const source of sources) {
      const sentence = source.sentences.find(({ text }) => pattern.test(text));
      if (sentence) return { source, sentence };
    }
  }
  return undefined;
}

function mentionOf(tagged: Pick<Mention, 'type' | 'name'> & { id?: string }, sources: readonly Source[]): Mention {
  const where = sentenceWith(sources, tagged.name);
  const role = where && besideName(where.sentence.text, tagged.name);
  return {
    type: tagged.type,
    name: tagged.name,
    ...(tagged.id ? { id: tagged.id } : {}),
    part: 'mentioned',
    ...(role ? { role } : {}),
    ...(where ? { where } : {}),
  };
}

/** Somebody who is asked about by name and not tagged: only when a text names them. */
export function findPerson(name: string, { sources }: Material): Mention | undefined {
  const mention = mentionOf({ type: 'person', name }, sources);
  return mention.where ? mention : undefined;
}

/** Whom the post and its articles name: their authors first, then everybody the post tags, each once. */
export function peopleOf({ post, sources }: Material): Mention[] {
  const authors = sources.flatMap((source): Mention[] => {
    if (!source.author) return [];
    const role = source.kind === 'post' ? post?.authorHeadline : undefined;
    const id = source.kind === 'post' ? post?.authorId : undefined;
    const base: Mention = {
      type: 'person',
      name: source.author,
      part: 'author',
      of: source,
      ...(role ? { role } : {}),
    };
    return [id ? { ...base, id } : base];
  });
  const mentioned = (post?.mentions ?? []).map(({ type, name, id }) =>
    mentionOf({ type, name, ...(id ? { id } : {}) }, sources),
  );
  const seen = new Set<string>();
  return [...authors, ...mentioned].filter(({ name }) => {
    const key = name.trim().toLowerCase();
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}
