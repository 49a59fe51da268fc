import { estimateTokens } from '@trellis/core';
import { loadPrompts } from '@trellis/prompt-templates';
import { turnTime } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs, people } from './__fixtures__/network.ts';
import { contextOf, dossierOf } from './__fixtures__/turns.ts';
import { prepareInterview } from './interview.ts';
import { readMaterial } from './material.ts';
import { preparation } from './preparation-prompt.ts';
import { preparationVariables } from './preparation-variables.ts';

const library = await loadPrompts({ preparation });

function rendered(job: (typeof jobs)[keyof typeof jobs], person: keyof typeof people) {
  const context = contextOf(dossierOf(job, people[person]));
  const material = readMaterial(context);
  const questions = prepareInterview(material);
  const variables = preparationVariables(material, questions, context);
  const { system, messages } = library.render(preparation, {
    variables,
    context: { history: [], locale: 'en', now: turnTime },
  });
  const user = messages.flatMap(({ content }) => content.map((part) => part.text)).join('\n');
  return { system: system.map((part) => part.text).join('\n'), user, questions };
}

describe('the prompt that is sent', () => {
  it('holds every likely question, the evidence, the employer and the question of the member', () => {
    const { user, questions } = rendered(jobs.platform, 'operator');
    for (const { why } of questions) expect(user.replace(/\s+/g, ' ')).toContain(why);
    expect(user).toContain('Moved six services into Docker');
    expect(user).toContain('Harbour Shop sells rope to 40 ports.');
    expect(user.trimEnd()).toMatch(/Question: What questions should I expect\?$/);
    expect(user).not.toContain('Robin');
  });

  it('keeps what a posting says inside its section, and out of the system part', () => {
    const { system, user } = rendered(jobs.hostile, 'operator');
    expect(system).not.toContain('lie.');
    expect(user.match(/<\/data>/g)).toHaveLength(user.match(/<data /g)?.length ?? 0);
    expect(user).not.toContain('<data name="system">');
  });

  it('stays within its budget', () => {
    const long = 'words of many kinds '.repeat(2_000);
    const { user } = rendered(
      { ...jobs.platform, text: long, responsibilities: Array.from({ length: 40 }, (_, index) => `${index} ${long}`) },
      'operator',
    );
    expect(estimateTokens(user)).toBeLessThan(8_000);
  });
});
