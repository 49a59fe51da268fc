import type { Evidence, Passage, SkillRef } from '@trellis/network-skills';
import type { Material } from './material.ts';

const leastWords = 4;
const longest = 240;
/** Some résumés are cut off in the middle. */
const brokenOff = /\b(?:and|or|the|of|with|to)$/i;
const told: ReadonlySet<Passage['kind']> = new Set(['position', 'project', 'volunteering']);

/** The name of an entry only, which its place says already. */
export const isBareTitle = ({ quote, where }: Evidence): boolean =>
  where
    .replace(/^(?:volunteering: |project )/, '')
    .toLowerCase()
    .startsWith(quote.trim().toLowerCase());

/** What was done can be told; a title, a certificate, a word in a list or what somebody says of themselves cannot. */
const isStory = (passage: Passage) =>
  told.has(passage.kind) &&
  !isBareTitle(passage) &&
  !brokenOff.test(passage.quote) &&
  passage.quote.split(/\s+/).length >= leastWords;

/** Whatever the profile says of a text or of skills. */
export const passagesFor = ({ finder }: Material, text: string, skills: readonly SkillRef[]): readonly Passage[] =>
  finder?.passages({ text, skills }) ?? [];

/** What can be told about them, strongest first. */
export const storiesFor = (material: Material, text: string, skills: readonly SkillRef[]): Passage[] =>
  passagesFor(material, text, skills).filter(isStory);

const most = { entries: 5, lines: 6 };

/** Everything that the newest entries say was done, line by line. */
export function everyStory(material: Material): Passage[] {
  const { positions = [], projects = [], volunteering = [] } = material.profile ?? {};
  return [...positions, ...projects, ...volunteering]
    .slice(0, most.entries)
    .flatMap(({ highlights }) => highlights.slice(0, most.lines))
    .flatMap((line) =>
      storiesFor(material, line, [])
        .filter(({ quote }) => line.includes(quote))
        .slice(0, 1),
    );
}

const byOthers = /\b(?:he|she|they|his|her|their|him)\b/i;

/** How the member puts it: the first sentence of the summary that an answer could begin with. Nobody speaks of themselves by name. */
export function ownWords({ profile }: Material): Evidence | undefined {
  const names = (profile?.name ?? '').split(/\s+/).filter((name) => name.length > 2);
  const quote = (profile?.summary ?? '')
    .split(/(?<=[.!?])\s+/)
    .find(
      (one) =>
        one.split(/\s+/).length > leastWords &&
        one.length <= longest &&
        !byOthers.test(one) &&
        !names.some((name) => one.includes(name)),
    );
  return quote === undefined ? undefined : { quote, where: 'summary' };
}

/** A figure is what a story ends with. */
export const hasFigure = (text: string): boolean => /\d|\b(?:half|third|quarter|double|twice|dozen)\b/i.test(text);
