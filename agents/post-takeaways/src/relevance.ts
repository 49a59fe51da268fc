import type { PersonProfile, SkillInfo, SkillRef } from '@trellis/network-skills';
import type { Material, Source } from './material.ts';
import type { Sentence } from './text/sentences.ts';
import { standAlone } from './text/stand-alone.ts';
import { isStopWord, topicWords } from './text/words.ts';

/** One tie between what the texts are about and what the member does. */
export interface Tie {
  /** From a skill they share down to one that is useful in every field of work. */
  readonly strength: 'same' | 'near' | 'words' | 'bridge' | 'general';
  readonly topic: SkillRef;
  /** The member's side: the skill, or the title of the position. */
  readonly own: SkillRef;
  /** Where the profile shows it: "your position as X at Y". */
  readonly shownIn?: string;
  /** Where a text names the topic. */
  readonly where?: { readonly source: Source; readonly sentence: Sentence };
  /** For `bridge`: the skill between the two. */
  readonly via?: SkillRef;
}

export interface Relevance {
  readonly ties: readonly Tie[];
  readonly topics: readonly SkillRef[];
  readonly profile: 'read' | 'empty' | 'missing';
  /** A field of work that both sides belong to, when nothing closer was found. */
  readonly field?: string;
}

const MAX_TIES = 4;

const byId = <T extends { id: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

function placeOf(profile: PersonProfile, skillId: string): string | undefined {
  const has = (skills: readonly SkillRef[]) => skills.some((skill) => skill.id === skillId);
  const position = profile.positions.find(({ skills }) => has(skills));
  if (position) return `your position as ${position.title}${position.company ? ` at ${position.company}` : ''}`;
  const project = profile.projects.find(({ skills }) => has(skills));
  if (project) return `your project ${project.name}`;
  return profile.listedSkills.some(({ skills }) => has(skills)) ? 'the skills you list' : undefined;
}

/** The sentence that names the topic and can best be read by itself. */
function sentenceNaming(topic: SkillRef, info: SkillInfo | undefined, { sources, post }: Material): Tie['where'] {
  const companies = (post?.mentions ?? []).flatMap(({ type, name }) =>
    type === 'company' && name !== '' ? [name] : [],
  );
  const names = [topic.name, ...(info?.synonyms ?? [])].map(topicWords).filter((words) => words.length > 0);
  let best: { where: NonNullable<Tie['where']>; value: number } | undefined;
  // "Cedarpike Logistics" is a company, and says nothing on logistics.
  const withoutNames = (text: string) => companies.reduce((rest, company) => rest.replaceAll(company, ' '), text);
  for (const source of sources)
    for (const sentence of source.sentences) {
      const words = topicWords(withoutNames(sentence.text));
      const named = names.some((name) => words.some((_, i) => name.every((word, k) => words[i + k] === word)));
      if (!named || sentence.kind === 'heading') continue;
      const value = standAlone(sentence, source.language).factor;
      if (!best || value > best.value) best = { where: { source, sentence }, value };
    }
  return best?.where;
}

interface Context {
  readonly material: Material;
  readonly profile: PersonProfile;
  readonly info: ReadonlyMap<string, SkillInfo>;
}

function tie(context: Context, found: Pick<Tie, 'strength' | 'topic' | 'own' | 'via'>): Tie {
  const shownIn = placeOf(context.profile, found.own.id);
  const where = sentenceNaming(found.topic, context.info.get(found.topic.id), context.material);
  return { ...found, ...(shownIn ? { shownIn } : {}), ...(where ? { where } : {}) };
}

const isTransversal = (context: Context, id: string): boolean => context.info.get(id)?.kind === 'transversal';

/** The nearest tie of one topic to the profile: the skill itself, a neighbour, or a neighbour's neighbour. */
function tieOf(topic: SkillRef, context: Context): Tie | undefined {
  const { profile, info } = context;
  const own = byId(profile.skills);
  const same = own.find((skill) => skill.id === topic.id);
  if (same) return tie(context, { strength: 'same', topic, own: same });
  const around = (id: string): SkillRef[] => {
    const skill = info.get(id);
    return skill ? [...skill.broader, ...skill.narrower, ...skill.related] : [];
  };
  const near = new Map(around(topic.id).map((skill) => [skill.id, skill]));
  const neighbour = own.find((skill) => near.has(skill.id) || around(skill.id).some(({ id }) => id === topic.id));
  if (neighbour) return tie(context, { strength: 'near', topic, own: neighbour });
  for (const skill of own) {
    if (isTransversal(context, skill.id)) continue;
    const via = around(skill.id).find(({ id }) => near.has(id));
    if (via) return tie(context, { strength: 'bridge', topic, own: skill, via });
  }
  return undefined;
}

const everyJob = new Set(
  topicWords(
    'senior junior lead manager director head assistant associate specialist officer chief intern member staff team freelance consultant coordinator engineer professional experienced certified registered years work working level expert developer analyst administrator worker supervisor owner founder trainee employee operator',
  ),
);

/** Words of the member's titles that a text uses, for texts without topics and profiles without skills. */
function wordTies({ profile, material }: Context): Tie[] {
  for (const position of profile.positions.slice(0, 3)) {
    const words = new Set(
      topicWords(position.title).filter((word) => word.length > 3 && !everyJob.has(word) && !isStopWord(word)),
    );
    if (words.size === 0) continue;
    for (const source of material.sources)
      for (const sentence of source.sentences) {
        const shared = topicWords(sentence.text).find((word) => words.has(word));
        if (shared === undefined || sentence.kind === 'heading') continue;
        const own = { id: '', name: `${position.title}${position.company ? ` at ${position.company}` : ''}` };
        return [{ strength: 'words', topic: { id: '', name: shared }, own, where: { source, sentence } }];
      }
  }
  return [];
}

const asGeneral = (tie: Tie): Tie => ({ ...tie, strength: 'general' });

/** Why the texts may matter to the member, closest ties first; none is a valid answer. */
export function relevanceOf(material: Material): Relevance {
  const topics = byId(material.sources.flatMap((source) => source.topics));
  const { profile } = material;
  if (!profile) return { ties: [], topics, profile: 'missing' };
  if (profile.skills.length === 0 && profile.positions.length === 0) return { ties: [], topics, profile: 'empty' };
  const info = new Map(material.relations.map((skill) => [skill.id, skill]));
  const context = { material, profile, info };
  const order = ['same', 'near', 'bridge'];
  const found = topics
    .flatMap((topic) => tieOf(topic, context) ?? [])
    .toSorted((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength) || Number(!a.where) - Number(!b.where));
  const special = found.filter(({ topic }) => !isTransversal(context, topic.id));
  const general = found.filter(({ topic, strength }) => isTransversal(context, topic.id) && strength === 'same');
  const close = special.filter(({ strength }) => strength !== 'bridge');
  const ties = close.length > 0 ? close : [...wordTies(context), ...special.slice(0, 1), ...general.map(asGeneral)];
  const fieldOf = ({ id }: SkillRef) => (isTransversal(context, id) ? [] : (info.get(id)?.field ?? []));
  const fields = new Set(profile.skills.flatMap(fieldOf));
  const field = topics.flatMap(fieldOf).find((name) => fields.has(name));
  return { ties: ties.slice(0, MAX_TIES), topics, profile: 'read', ...(field ? { field } : {}) };
}
