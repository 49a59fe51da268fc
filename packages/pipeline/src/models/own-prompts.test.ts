import { loadPrompts } from '@trellis/prompt-templates';
import { describePlan } from '@trellis/skill-registry';
import { describe, expect, it } from 'vitest';
import { ownPrompts } from './own-prompts.ts';

const prompts = ownPrompts(new URL('../../data/', import.meta.url));

describe('the prompt of a plan', () => {
  it('says how a step uses what an earlier one finds', async () => {
    const library = await loadPrompts(prompts);
    const { system, messages } = library.render(prompts.plan, {
      variables: {
        question: 'Which courses?',
        form: describePlan(),
        hints: '',
        skills: '- skill: get-job',
        view: 'nothing',
      },
      context: { history: [], locale: 'en', now: new Date(0), shield: false },
    });
    const trusted = system.map(({ text }) => text).join('\n');
    expect(trusted).toMatch(/give the earlier one an `id`, and write `\$id\.field` where the value goes/);
    expect(trusted).toContain('`jobId: $found.items.id`');
    expect(trusted).toContain("named in a skill's `ids`");
    expect(JSON.stringify(messages)).toContain('$id.field is what an earlier step found');
  });
});
