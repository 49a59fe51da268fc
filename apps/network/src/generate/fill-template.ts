import type { Random } from './random.ts';

const slot = /\{(?:n:([\d.,]+)-([\d.,]+)|(\w+))\}/g;

/** Names that a template uses, numbers left out. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(slot)].flatMap(([, , , name]) => (name === undefined ? [] : [name]));

/**
 * Templates with their slots filled: `{n:20-60}` is a number in that range, with as many decimals and thousands separators as the range is
 * written with, and `{place}` is what `values` say. The same slot is the same number throughout, so that a title and its text agree. Throws for
 * a name without a value.
 */
export function createFiller(values: Readonly<Record<string, string>>, random: Random): (template: string) => string {
  const numbers = new Map<string, string>();
  const numberFor = (from: string, to: string) => {
    const key = `${from}-${to}`;
    const known = numbers.get(key) ?? drawNumber(from, to, random);
    numbers.set(key, known);
    return known;
  };
  return (template) =>
    template.replaceAll(slot, (_, from?: string, to?: string, name?: string) => {
      if (from !== undefined && to !== undefined) return numberFor(from, to);
      const value = values[name ?? ''];
      if (value === undefined) throw new Error(`the template has no value for {${name}}`);
      return value;
    });
}

function drawNumber(from: string, to: string, random: Random): string {
  const decimals = /\.(\d+)/.exec(from)?.[1]?.length ?? 0;
  const scale = 10 ** decimals;
  const read = (text: string) => Math.round(Number(text.replaceAll(',', '')) * scale);
  const drawn = random.whole(read(from), read(to)) / scale;
  return to.includes(',') ? drawn.toLocaleString('en-US') : drawn.toFixed(decimals);
}
