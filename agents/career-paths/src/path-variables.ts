import type { RespondContext } from '@trellis/core';
import type { PersonProfile } from '@trellis/network-skills';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { profileMarker, roleMarker } from './compose-path.ts';
import type { Path } from './find-path.ts';

const Texts = Type.Array(Type.String());

/** What the path prompt is filled with. The member's name, place and dates of education are not in it. */
export const PathVariables = Type.Object({
  question: Type.String(),
  area: Type.String(),
  profileId: Type.String({ description: 'The marker the profile is cited by' }),
  profile: Type.Object({ headline: Type.String(), summary: Type.String(), work: Texts, learnt: Texts, skills: Texts }),
  carried: Type.Array(
    Type.Object({ counts: Type.String(), quote: Type.String(), where: Type.String(), how: Type.String() }),
  ),
  roles: Type.Array(
    Type.Object({
      id: Type.String({ description: 'The marker it is cited by' }),
      title: Type.String(),
      points: Type.Array(Type.Object({ asked: Type.String(), importance: Type.String(), verdict: Type.String() })),
    }),
  ),
  missing: Texts,
  courses: Texts,
});

const cut = (text: string | undefined, length: number) => (text ?? '').slice(0, length).toWellFormed();

export function pathVariables(path: Path, { question }: RespondContext): Static<typeof PathVariables> {
  const { area, carried, roles, missing, courses } = path;
  return {
    question,
    area: area?.name ?? '',
    profileId: profileMarker,
    profile: profileOf(path.profile),
    carried: carried.map(({ label, quote, where, how, nextTo }) => ({
      counts: label,
      quote,
      where,
      how: how === 'same' ? 'asked for' : nextTo === undefined ? 'in part' : `close to ${nextTo}`,
    })),
    roles: roles.map(({ job, findings }, index) => ({
      id: roleMarker(index),
      title: [job.title, job.company, job.place].filter(Boolean).join(', '),
      points: findings.slice(0, 12).map(({ requirement, verdict }) => ({
        asked: cut(requirement.text, 300),
        importance: requirement.importance,
        verdict,
      })),
    })),
    missing: missing.map(({ skill, roles: count }) => `${skill.name} (asked for in ${count} of ${roles.length} roles)`),
    courses: courses.map(
      ({ title, provider, hours, skills }) =>
        `${title}, ${provider}, ${hours} hours: ${skills.map(({ name }) => name).join(', ')}`,
    ),
  };
}

function profileOf(profile: PersonProfile | undefined): Static<typeof PathVariables>['profile'] {
  const work = [...(profile?.positions ?? []), ...(profile?.volunteering ?? [])].slice(0, 8);
  return {
    headline: cut(profile?.headline, 200),
    summary: cut(profile?.summary, 1500),
    work: work.map(({ title, company, years, summary, highlights }) =>
      [
        [title, company].filter(Boolean).join(' at '),
        years === undefined ? '' : `${years} years`,
        cut(summary, 400),
        ...highlights.slice(0, 4).map((one) => cut(one, 250)),
      ]
        .filter((part) => part !== '')
        .join('. '),
    ),
    learnt: [
      ...(profile?.education ?? []).map(({ area: subject, studyType }) =>
        [studyType, subject].filter(Boolean).join(', '),
      ),
      ...(profile?.certificates ?? []).map(({ name }) => name),
    ].filter((text) => text !== ''),
    skills: (profile?.skills ?? []).slice(0, 40).map(({ name }) => name),
  };
}
