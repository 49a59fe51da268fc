import { createYamlReader, parseYaml } from '../src/index.ts';
import { card, plan } from '../src/__fixtures__/hard/case.ts';
import { hostile } from '../src/__fixtures__/hostile.ts';

const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
for (const [name, make] of Object.entries(hostile)) {
  const time = (length: number): number => {
    const text = make(length);
    return Math.min(...[0, 1, 2].map(() => cpu(() => void (parseYaml(text, card), parseYaml(text, plan)))));
  };
  const stream = (length: number): number => {
    const text = make(length);
    return cpu(() => {
      const reader = createYamlReader(card);
      for (let at = 0; at < text.length; at += 4) reader.push(text.slice(at, at + 4));
      reader.end();
    });
  };
  const [small, large] = [time(8000), time(80_000)];
  const streamed = [stream(8000), stream(80_000)] as const;
  console.log(
    `${name.padEnd(22)} 8 KB ${small.toFixed(1)} ms, 80 KB ${large.toFixed(1)} ms, x${(large / small).toFixed(1)}; streamed x${(streamed[1] / streamed[0]).toFixed(1)} (${streamed[1].toFixed(0)} ms)${large > 15 * small && large > 50 ? '   <<<' : ''}`,
  );
}
