import { dump } from 'js-yaml';

/** How a small model sends its tokens. */
export const timing = { firstTokenMs: 350, tokenMs: { medianMs: 14, sigma: 0.4, seed: 7 } };
/** Searches, look-ups and pages are not equally fast: how long the service takes for each call of a plan. */
export const serviceMs = [600, 180, 350, 900, 180, 250, 450, 180] as const;
export const callCounts = [1, 3, 8] as const;

const topics = [
  'TypeScript for teams',
  'Accessible design',
  'Data analysis',
  'Public speaking',
  'Project planning',
  'Rust basics',
  'SQL tuning',
  'Career coaching',
];
export const serviceMsOf = (topic: string) => serviceMs[topics.indexOf(topic)] ?? 180;
export const inputOf = (index: number) => ({
  topic: topics[index] ?? '',
  level: index % 2 === 0 ? 'beginner' : 'advanced',
  limit: 5,
});

export const planText = (count: number) =>
  dump({ calls: Array.from({ length: count }, (_, index) => ({ skill: 'find-courses', input: inputOf(index) })) });
