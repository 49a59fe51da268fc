import { describe, expect, it } from 'vitest';
import { tasksOf } from './tasks.ts';

describe('the tasks of a posting', () => {
  it.each([
    ['Supervise cost estimating staff.', 'Supervise cost estimating staff'],
    ['You will make sure that our forms work for them', 'make sure that our forms work for them'],
    ['The Account Manager will oversee a portfolio of agencies', 'oversee a portfolio of agencies'],
    ['You support the site manager', 'support the site manager'],
    ['You are on call every sixth week', 'You are on call every sixth week'],
    ['He or she will also prepare reports', 'prepare reports'],
    [
      'Specifically, the Account Manager will seek to bring agencies into compliance',
      'seek to bring agencies into compliance',
    ],
    ['Under direct supervision, assist in the repair of boilers', 'assist in the repair of boilers'],
    ['Under the direction of a Plumber, assist with emergencies', 'assist with emergencies'],
    ['OCB’s College Aide will attend to the reception desk', 'attend to the reception desk'],
  ])('begin with what is done: %s', (text, task) => {
    expect(tasksOf([text])).toEqual([task]);
  });

  it.each([
    'Working in the Water Quality Division, Organic Section, the Associate Chemist II will report to the Supervisor',
    'OCB seeks a Clerical College Aide who will perform clerical and related work',
    'The Account Manager will report to the Director of Procurement Initiatives',
    'Perform other related duties as assigned.',
    'Tasks',
    '',
  ])('are not made of: %s', (text) => {
    expect(tasksOf([text])).toEqual([]);
  });
});
