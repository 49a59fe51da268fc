import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { PersonProfile } from '@trellis/network-skills';
import type { FitAssessment } from './assess-fit.ts';
import { focusOf } from './focus.ts';

/** What the posting is cited by. */
export const jobMarker = '1';
/** What the profile is cited by. */
export const profileMarker = '2';

const text = Type.String();

/** What the assessment prompt is filled with. */
export const AssessmentVariables = Type.Object({
  question: text,
  focus: Type.Object({ fit: Type.Boolean(), positioning: Type.Boolean(), gaps: Type.Boolean() }),
  jobId: text,
  profileId: text,
  posting: Type.Object({ title: text, company: text, text, cut: Type.Boolean() }),
  profile: Type.Union([
    Type.Null(),
    Type.Object({
      headline: text,
      summary: text,
      positions: Type.Array(Type.Object({ position: text, from: text, to: text, text: Type.Array(text) })),
      other: Type.Array(text),
    }),
  ]),
  emptyProfile: Type.Boolean(),
  vague: Type.Boolean(),
  comparison: Type.Array(
    Type.Object({
      requirement: text,
      importance: text,
      verdict: text,
      why: text,
      evidence: Type.Array(Type.Object({ quote: text, where: text })),
      canDo: text,
    }),
  ),
  courses: Type.Array(Type.Object({ title: text, provider: text, hours: Type.Number(), teaches: Type.Array(text) })),
});

/** The comparison is what the answer rests on and is never cut; posting and profile are background to it. */
const maxPosting = 8_000;
const maxEntry = 700;
const maxPositions = 12;
const maxRequirement = 500;

const cut = (value: string | undefined, length: number) =>
  (value ?? '').length <= length
    ? (value ?? '')
    : `${(value ?? '').slice(0, length).replace(/[\uD800-\uDBFF]$/, '')} …`;

/** A profile without name and place: neither has to do with fit. */
function profileOf(profile: PersonProfile) {
  return {
    headline: cut(profile.headline, maxEntry),
    summary: cut(profile.summary, maxEntry),
    positions: profile.positions
      .slice(0, maxPositions)
      .map(({ title, company, start, end, current, summary, highlights }) => ({
        position: company ? `${title} at ${company}` : title,
        from: start ?? '',
        to: end ?? (current ? 'today' : ''),
        text: [summary ?? '', ...highlights]
          .filter((line) => line !== '')
          .slice(0, 8)
          .map((line) => cut(line, maxEntry)),
      })),
    other: [
      ...profile.projects.map(({ name, description }) => `Project ${name}: ${description ?? ''}`),
      ...profile.volunteering.map(({ title, company }) => `Volunteering: ${title} at ${company}`),
      ...profile.education.map(
        ({ studyType, area, institution }) => `Education: ${[studyType, area, institution].filter(Boolean).join(', ')}`,
      ),
      ...profile.certificates.map(({ name }) => `Certificate: ${name}`),
      ...profile.languages.map(({ language, fluency }) => `Language: ${language} ${fluency ?? ''}`),
      ...profile.listedSkills.map(({ name, keywords }) => `Listed skill: ${[name, ...keywords].join(', ')}`),
    ]
      .slice(0, 60)
      .map((line) => cut(line, maxEntry)),
  };
}

/** Everything a model is shown of the comparison. */
export function assessmentVariables(
  assessment: FitAssessment,
  turn: { readonly question: string; readonly starterId?: string },
): Static<typeof AssessmentVariables> {
  const { job, profile, findings, courses, postingIsVague, profileIsEmpty } = assessment;
  const focus = focusOf(turn.question, turn.starterId);
  return {
    question: turn.question,
    focus: { fit: focus === 'fit', positioning: focus === 'positioning', gaps: focus === 'gaps' },
    jobId: jobMarker,
    profileId: profileMarker,
    posting: {
      title: job?.title ?? '',
      company: job?.company ?? '',
      text: cut(job?.text, maxPosting),
      cut: (job?.text.length ?? 0) > maxPosting,
    },
    profile: profile && !profileIsEmpty ? profileOf(profile) : null,
    emptyProfile: profileIsEmpty,
    vague: postingIsVague,
    comparison: findings.map(({ requirement, verdict, reason, evidence, suggestion }) => ({
      requirement: cut(requirement.text, maxRequirement),
      importance: requirement.importance,
      verdict,
      why: reason,
      evidence: evidence.map(({ quote, where }) => ({ quote, where })),
      canDo: suggestion ?? '',
    })),
    courses: courses.map(({ title, provider, hours, skills }) => ({
      title,
      provider,
      hours,
      teaches: skills.map((skill) => skill.name),
    })),
  };
}
