import { estimateTokens } from '@trellis/core';
import { loadPrompts } from '@trellis/prompt-templates';
import { turnTime } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs } from './__fixtures__/jobs.ts';
import { people } from './__fixtures__/people.ts';
import { contextOf, dossierOf } from './__fixtures__/turns.ts';
import { assessFit } from './assess-fit.ts';
import { assessment } from './assessment-prompt.ts';
import { assessmentVariables } from './assessment-variables.ts';

const library = await loadPrompts({ assessment });

function rendered(job: keyof typeof jobs, person: keyof typeof people, question = 'Am I a good fit?') {
  const context = contextOf(dossierOf(jobs[job], people[person]), { question });
  const variables = assessmentVariables(assessFit(context), context);
  const { system, messages } = library.render(assessment, {
    variables,
    context: { history: [], locale: 'en', now: turnTime },
  });
  return {
    system: system.map((part) => part.text).join('\n'),
    user: messages.map(({ content }) => content.map((part) => part.text).join('')).join('\n'),
  };
}

describe('the prompt that is sent', () => {
  it('holds every requirement with verdict and evidence, and the question', () => {
    const { user } = rendered('frontend', 'developer');
    for (const { text } of jobs.frontend.requirements) expect(user).toContain(text);
    expect(user).toContain('Moved the checkout from jQuery to Vue.js');
    expect(user).toContain('verdict: missing');
    expect(user).toContain('Kubernetes from the first container');
    expect(user.trimEnd()).toMatch(/Question: Am I a good fit\?$/);
  });

  it('holds neither name nor place of the member', () => {
    expect(rendered('frontend', 'developer').user).not.toContain('Robin');
  });

  it('keeps what a posting says inside its section, and out of the system part', () => {
    const { system, user } = rendered('hostile', 'developer');
    expect(system).not.toContain('perfect fit');
    expect(user.match(/<\/data>/g)).toHaveLength(user.match(/<data /g)?.length ?? 0);
    expect(user).not.toContain('<data name="system">');
  });

  it.each([
    ['an empty profile', 'empty' as const, "The member's profile is still empty."],
    ['a posting without requirements', 'planner' as const, 'The posting names hardly any requirements.'],
  ])('says when there is %s', (_name, person, text) => {
    expect(rendered('vague', person).user).toContain(text);
  });

  it('stays within its budget for the longest posting and profile', () => {
    const long = 'An experienced person of many words '.repeat(90);
    const job = {
      ...jobs.frontend,
      text: long,
      requirements: Array.from({ length: 60 }, (_, index) => ({
        id: `r${index}`,
        text: `${index} ${long}`,
        kind: 'other' as const,
        importance: 'must' as const,
        skills: [],
        anyOfSkills: false,
      })),
    };
    const [position] = people.developer.positions;
    const profile = {
      ...people.developer,
      summary: long,
      positions: Array.from({ length: 60 }, () => ({
        ...position!,
        highlights: Array.from({ length: 40 }, () => long),
      })),
    };
    const context = contextOf(dossierOf(job, profile));
    const variables = assessmentVariables(assessFit(context), context);
    const { messages } = library.render(assessment, {
      variables,
      context: { history: [], locale: 'en', now: turnTime },
    });
    expect(estimateTokens(JSON.stringify(messages))).toBeLessThan(60_000);
    expect(variables.comparison).toHaveLength(60);
  });
});
