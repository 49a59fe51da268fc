/** How long the largest answers that are allowed hold the event loop up: 2 MiB of JSON, as few long texts, and as many small values as there may be. */
import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { createSkillRegistry } from '../src/index.ts';

const Item = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  tags: Type.Array(Type.String()),
  on: Type.Boolean(),
});
const Answer = Type.Object({ items: Type.Array(Item) });
const getItems = defineSkill({
  name: 'get-items',
  description: 'Items.',
  useWhen: 'Items are wanted.',
  effect: 'read',
  input: Type.Object({}),
  output: Answer,
  limits: { maxItems: 100_000, maxTextLength: 2_000_000, maxOutputLength: 4_000_000 },
  rpc: { service: 'bench', method: 'GET', path: '/items', response: Answer },
  toRequest: () => ({}),
  fromResponse: (value) => value,
});
const items = (count: number, length: number) =>
  JSON.stringify({
    items: Array.from({ length: count }, (_, id) => ({ id, name: 'ü'.repeat(length), tags: ['a'], on: true })),
  });
const bodies = { 'long texts': items(10, 100_000), 'many values': items(4900, 150) };

for (const [name, body] of Object.entries(bodies)) {
  const bytes = Buffer.from(body);
  const source = async () =>
    new Response(
      new ReadableStream({
        async start(controller) {
          for (let at = 0; at < bytes.length; at += 65_536) {
            controller.enqueue(bytes.subarray(at, at + 65_536));
            await new Promise<void>((resolve) => void setImmediate(resolve));
          }
          controller.close();
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    );
  const services = { bench: { baseUrl: 'http://bench.example' } };
  const registry = createSkillRegistry({ skills: [getItems], services, fetch: source as typeof fetch });
  const blocked: number[] = [];
  let outcome = '';
  for (let round = 0; round < 20; round++) {
    let last = performance.now();
    let most = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      most = Math.max(most, now - last - 1);
      last = now;
    }, 1);
    const turn = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 10_000 });
    for await (const event of turn.run([{ skill: getItems, input: {} }])) void event;
    most = Math.max(most, performance.now() - last - 1);
    clearInterval(timer);
    const [entry] = turn.dossier.entries;
    outcome = entry?.ok ? 'OK' : `${entry?.failure.code}: ${entry?.failure.message}`;
    if (round >= 5) blocked.push(most);
  }
  await registry.close();
  blocked.sort((a, b) => a - b);
  console.log(
    `${name}, ${(bytes.length / 1024).toFixed(0)} KiB: ${outcome}, event loop blocked ${blocked[0]?.toFixed(1)} ms (least), ${blocked[7]?.toFixed(1)} ms (middle), ${blocked.at(-1)?.toFixed(1)} ms (most)`,
  );
}
