import type { UiBlock } from '@trellis/core';
import { ui } from '@trellis/ui-schema';
import type { FitAssessment } from './assess-fit.ts';

/** Every requirement with its verdict, the words that show it, and why. */
export const matchTable = ({ findings, postingIsVague, job }: FitAssessment, locale: string): UiBlock =>
  ui.matchTable({
    key: 'match',
    locale,
    ...(postingIsVague && {
      title: job?.responsibilities.length ? 'What the job involves' : 'The job, going by its title',
    }),
    rows: findings.map(({ requirement, verdict, evidence, reason }) => ({
      requirement: requirement.text,
      verdict,
      ...(!postingIsVague && { importance: requirement.importance }),
      evidence,
      note: reason,
    })),
  });

/** Courses for what is missing. */
export const courseList = ({ courses }: FitAssessment, locale: string): UiBlock =>
  ui.courses({
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
