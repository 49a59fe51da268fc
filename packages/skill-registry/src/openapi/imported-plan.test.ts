import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { startProcess } from '../__fixtures__/start-process.ts';
import { createSkillRegistry, runPlan } from '../index.ts';
import { importOpenApi } from '../openapi.ts';

async function* inPieces(text: string) {
  for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
}

describe('imported operations', () => {
  it('are called by a plan, at a service in another process', async () => {
    await using service = await startProcess(new URL('../__fixtures__/item-service.ts', import.meta.url));
    const document: unknown = await (await fetch(`${service.line}/openapi.json`)).json();
    // A search changes nothing, whatever its method says.
    const { skills, notes } = importOpenApi(document, { overrides: { searchItems: { effect: 'read' } } });
    const registry = createSkillRegistry({ skills, services: { items: { baseUrl: service.line } } });
    const run = registry.startTurn({ signal: AbortSignal.timeout(10_000), deadlineMs: 10_000, token: 'ada' });
    const calls = [
      { id: 'one', skill: 'get-item', input: { itemId: 'a/b', with: ['x', 'y'], xLocale: 'de' } },
      { skill: 'search-items', input: { words: 'red & blue', filterState: '$one.ownerName' } },
    ];
    const events = runPlan(run, inPieces(dump({ calls })), skills);
    let step = await events.next();
    while (!step.done) step = await events.next();
    expect(step.value.problems).toEqual([]);
    expect(run.dossier.entries.map((entry) => (entry.ok ? entry.value : entry.failure))).toEqual([
      { id: 'GET /items/a%2Fb?with=x%2Cy de', ownerName: 'Bearer ada' },
      {
        items: [
          {
            id: 'POST /search application/x-www-form-urlencoded words=red+%26+blue&filter%5Bstate%5D=Bearer+ada',
            ownerName: 'Bearer ada',
          },
        ],
      },
    ]);
    expect(notes).toEqual([]);
    await registry.close();
  });
});
