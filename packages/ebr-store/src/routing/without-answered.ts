import type { RoutingData } from './route-cases.ts';

/** Texts that are this near say the same in other words: chosen by reading the near misses of the first five agents beside what they resemble. */
const sameMeaning = 0.75;

/**
 * The data without those near misses of one agent that another agent answers in other words: they are that agent's questions, not nobody's.
 * Where texts have no vectors they stay.
 */
export function withoutAnswered(data: RoutingData, vectors: ReadonlyMap<string, Float32Array>): RoutingData {
  const known = (texts: readonly string[]) => texts.flatMap((text) => vectors.get(text) ?? []);
  const questions = new Map(data.agents.map(({ id, questions: own }) => [id, known(own)]));
  const agents = data.agents.map((agent) => {
    const others = [...questions].flatMap(([id, own]) => (id === agent.id ? [] : own));
    const isAnswered = (text: string) => {
      const vector = vectors.get(text);
      return vector !== undefined && others.some((other) => cosine(vector, other) >= sameMeaning);
    };
    return { ...agent, nearMisses: agent.nearMisses.filter((text) => !isAnswered(text)) };
  });
  return { ...data, agents };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
