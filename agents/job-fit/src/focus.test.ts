import { turnTime } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs } from './__fixtures__/jobs.ts';
import { people } from './__fixtures__/people.ts';
import { dossierOf } from './__fixtures__/turns.ts';
import { assessFit } from './assess-fit.ts';
import { askedAbout, focusOf } from './focus.ts';

describe('what a question wants most', () => {
  it.each([
    ['Am I a good fit for this job?', 'fit'],
    ['Should I apply for this?', 'fit'],
    ['How can I best position myself for this job?', 'positioning'],
    ['What should my cover letter say?', 'positioning'],
    ['What am I missing for this role?', 'gaps'],
    ['Which courses would help me get this job?', 'gaps'],
    ['Welche Kurse bringen mich dieser Stelle näher?', 'gaps'],
    ['Was sollte ich in meiner Bewerbung hervorheben?', 'positioning'],
    ['', 'fit'],
  ])('%s → %s', (question, focus) => {
    expect(focusOf(question)).toBe(focus);
  });

  it('is said by the starter, whatever its words', () => {
    expect(focusOf('Am I a good fit?', 'close-gaps')).toBe('gaps');
    expect(focusOf('Which courses?', 'of-another-agent')).toBe('gaps');
  });
});

describe('a question about one point', () => {
  const { findings, relations } = assessFit({ dossier: dossierOf(jobs.frontend, people.developer), now: turnTime });
  it.each([
    ['Is my German good enough?', ['Fluent German']],
    ['How much does k8s matter?', ['Kubernetes']],
    ['Do I need a degree?', ['Bachelor in Computer Science or Informatics']],
    ['Am I a good fit for this job?', []],
    ['I react badly to stress', ['3+ years of experience with React']],
  ])('%s', (question, texts) => {
    expect(askedAbout(question, findings, relations).map((finding) => finding.requirement.text)).toEqual(texts);
  });
});
