import type { Course, SkillInfo, SkillRef } from '@trellis/network-skills';
import { skillInSentence } from '@trellis/network-skills';
import { literal, quotation } from '@trellis/ui-schema';
import type { Path, Role } from './find-path.ts';

/** An answer before it is drawn; texts are Markdown, markers stand in them as "[1]". */
export interface ComposedPath {
  readonly opening: string;
  readonly sections: readonly { readonly key: string; readonly title: string; readonly lines: readonly string[] }[];
}

export const profileMarker = '1';
export const roleMarker = (index: number): string => String(index + 2);

const listed = (items: readonly string[], word = 'and') =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
const sentences = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' ');

/** How one gets from "never done" to "done once", by the kind of skill. */
const practice: Readonly<Record<SkillInfo['kind'], (skill: string) => string>> = {
  tool: (skill) => `use ${skill} once for something real, even small, and write down what came of it.`,
  technology: (skill) => `build one small thing with ${skill} that you can show.`,
  method: (skill) => `look for a piece of your present work in which ${skill} can be tried.`,
  knowledge: (skill) =>
    `take on one small task with ${skill} where you are now, paid or not: one finished piece is worth more than a word in a list.`,
  transversal: (skill) => `write down one situation in which ${skill} decided the outcome.`,
  language: (skill) => `say honestly where you stand with ${skill}, and what you do to get further.`,
  licence: (skill) => `find out what it takes to get the ${skill}, and from when on roles ask for it.`,
};

const roleName = ({ job }: Role) =>
  `**${literal(job.title, 90)}**${job.company ? ` at ${literal(job.company, 60)}` : ''}`;

const shows = ({ findings }: Role) => findings.some(({ verdict }) => verdict === 'matched' || verdict === 'partly');

function tally({ findings }: Role): string {
  const musts = findings.filter(({ requirement }) => requirement.importance === 'must');
  const asked = musts.length > 0 ? musts : findings;
  const matched = asked.filter(({ verdict }) => verdict === 'matched').length;
  const partly = asked.filter(({ verdict }) => verdict === 'partly').length;
  const noun = musts.length > 0 ? 'musts' : 'points';
  if (asked.length === 0) return 'the posting names nothing that can be compared';
  if (matched === 0 && partly === 0) return `your profile names none of its ${asked.length} ${noun} yet`;
  if (matched === 0) return `your profile shows ${partly} of its ${asked.length} ${noun} in part`;
  return `your profile shows ${matched} of its ${asked.length} ${noun}${partly > 0 ? `, and ${partly} in part` : ''}`;
}

/** The whole answer, from the comparison alone. */
export function composePath(path: Path): ComposedPath {
  const { area, profile } = path;
  if (!area)
    return {
      opening:
        'Which field do you have in mind? Name it in a word or two, or open a post, an article or a job about it, and I will show what of your profile carries over.',
      sections: [],
    };
  if (!profile || path.profileIsEmpty) return withoutProfile(path);
  return {
    opening: openingOf(path),
    sections: [
      carriedSection(path),
      broughtSection(path),
      rolesSection(path),
      missingSection(path),
      stepsSection(path),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function withoutProfile(path: Path): ComposedPath {
  const area = literal(path.area?.name ?? '', 80);
  const why = path.profile
    ? 'your profile is still empty, which says nothing about you'
    : 'your profile could not be read just now';
  const asked = [
    ...new Set(
      path.roles
        .flatMap(({ job }) => job.requirements.filter(({ importance }) => importance === 'must'))
        .map(({ text }) => literal(text, 120)),
    ),
  ].slice(0, 4);
  return {
    opening: sentences(
      `I can show where **${area}** leads, but not yet what of yours carries over: ${why}.`,
      'Add your positions, with one thing each that you are glad to have done, and ask again; unpaid work counts.',
    ),
    sections: [
      { key: 'asked', title: 'What roles in this field ask for', lines: asked },
      {
        key: 'roles',
        title: 'Open roles',
        lines: path.roles.map((role, index) => `${roleName(role)} [${roleMarker(index)}]`),
      },
    ].filter(({ lines }) => lines.length > 0),
  };
}

function openingOf(path: Path): string {
  const area = `**${literal(path.area?.name ?? '', 80)}**`;
  const [role] = path.roles;
  const same = path.carried.filter(({ how }) => how === 'same');
  const missing = path.missing.slice(0, 2).map(({ skill }) => nameOf(skill, path));
  const start = path.isThere
    ? `You are part of the way into ${area} already: your profile shows it. The move is less a change of field than of where your time goes.`
    : same.length > 0
      ? `Your way towards ${area} does not begin at zero: ${listed(same.slice(0, 3).map(({ label }) => inSentence(label)))} ${same.length > 1 ? 'are' : 'is'} asked for there, and in your profile.`
      : path.carried.length > 0
        ? `${capital(area)} would be a new field, with a bridge to it: what you have done is close to what it asks for.`
        : `${capital(area)} would be new ground: your profile does not name anything yet that roles in it ask for. That is about the words in it, not about what you can learn.`;
  return sentences(
    start,
    role
      ? `${shows(role) ? 'The nearest open role in the network is' : 'An open role that names it is'} ${roleName(role)}: ${tally(role)} [${roleMarker(0)}].`
      : 'The network has no open role at the moment that names this field, so what follows rests on the skills alone.',
    missing.length > 0 && `What to go for first: ${listed(missing.map((name) => `**${name}**`))}.`,
  );
}

const capital = (text: string) => text.replace(/^\*\*(\p{Ll})/u, (_, letter: string) => `**${letter.toUpperCase()}`);
const inSentence = (label: string) => literal(skillInSentence({ id: '', name: label }, []), 60);
const nameOf = (skill: SkillRef, { relations }: Path) => literal(skillInSentence(skill, relations), 60);

const carriedSection = ({ carried }: Path) => ({
  key: 'carries-over',
  title: 'What carries over',
  lines: carried.map(
    (one) =>
      `**${literal(one.label, 90)}**${one.nextTo === undefined ? (one.how === 'same' ? '' : ', in part') : `, close to ${literal(one.nextTo, 60)}`}: ${quotation(one)} [${profileMarker}]`,
  ),
});

/** Where nothing is tied to the field: how the member works, in their own words. */
const broughtSection = ({ brought }: Path) => ({
  key: 'brought',
  title: 'What you bring anyway',
  lines: brought.map((one) => `${quotation(one)} [${profileMarker}]`),
});

const rolesSection = ({ roles, relations }: Path) => ({
  key: 'roles',
  title: 'Roles that are near',
  lines: roles.map((role, index) => {
    const open = [
      ...new Map(
        role.findings.flatMap(({ missingSkills }) => missingSkills).map((skill) => [skill.id, skill]),
      ).values(),
    ];
    const names = open.slice(0, 3).map((skill) => literal(skillInSentence(skill, relations), 60));
    const place = role.job.place ? `, ${literal(role.job.place, 60)}` : '';
    return `${roleName(role)}${place} – ${tally(role)}${names.length > 0 ? `; open: ${listed(names)}` : ''} [${roleMarker(index)}]`;
  }),
});

const missingSection = (path: Path) => ({
  key: 'missing',
  title: 'What your profile does not show yet',
  lines: path.missing.map(({ skill, roles }, index) => {
    const asked =
      roles === 0
        ? 'the field itself'
        : path.roles.length === 1
          ? 'asked for in the open role'
          : `asked for in ${roles} of ${path.roles.length} open roles`;
    const hint = index === 0 ? ' If you have done it, say where: then it is not missing.' : '';
    return `**${literal(skill.name, 60)}** – ${asked}.${hint}`;
  }),
});

const isFromWork = ({ where }: Path['carried'][number]) => / at /.test(where) && !where.includes(':');
const courseName = (course: Course) =>
  `“${literal(course.title, 90)}” (${literal(course.provider, 60)}, ${course.hours} hours)`;

function stepsSection(path: Path) {
  const strongest = path.carried.find(isFromWork) ?? path.carried[0];
  const [gap] = path.missing;
  const [course] = path.courses;
  const [role] = path.roles;
  const kind = gap && (path.relations.find(({ id }) => id === gap.skill.id)?.kind ?? 'knowledge');
  const lines = [
    strongest &&
      (isFromWork(strongest)
        ? `**This week** – put ${inSentence(strongest.label)} into the first lines of your profile, with what came of it: ${quotation(strongest)}.`
        : `**This week** – write down where you used ${inSentence(strongest.label)}, and what came of it: so far your profile only names it.`),
    course &&
      `**This month** – ${courseName(course)} covers ${listed(course.skills.slice(0, 2).map((skill) => nameOf(skill, path)))}.`,
    gap && kind && `**In your present work** – ${practice[kind](nameOf(gap.skill, path))}`,
    `**Before you apply** – ask one person who works in this field how they came to it, and what they would do first today.`,
    role && `**Then** – take ${roleName(role)} point by point, and ask them which of your experience would count.`,
  ];
  return { key: 'steps', title: 'A way there', lines: lines.filter((line) => line !== undefined) };
}
