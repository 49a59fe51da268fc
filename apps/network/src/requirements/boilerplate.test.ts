import { describe, expect, it } from 'vitest';
import { isBoilerplate } from './boilerplate.ts';

describe('what asks nothing of a candidate', () => {
  it.each([
    'Tell us about a bridge that you like.',
    'Applications with two references until 1 March.',
    'Only suitable applicants will be invited.',
    'Marek will show you the workshop.',
    'Call Ines in the kitchen before noon.',
    '20 hours a week, mornings only.',
    '4 days, every second weekend free.',
    'Part-time from 50% is possible.',
    'Job sharing is possible.',
    'Hybrid, three days in the office.',
    'Immediate start.',
    '6 month contract.',
    'From March we need you in the shop.',
    'You do not need a degree.',
    'A car is not required.',
    'No experience needed.',
    'No forklift licence yet?',
    'Football not essential!!',
    'If you would like to become a baker later, we train you.',
  ])('%s', (text) => expect(isBoilerplate(text)).toBe(true));

  it.each([
    'Ten days of travel a month',
    'Two days of training experience',
    'You must work 20 hours a week',
    'Do you speak Danish?',
    'A car is a plus but not required',
    'Ask patients what they need',
    'Write to customers in German',
    'Remote sensing experience required',
  ])('%s: may ask something', (text) => expect(isBoilerplate(text)).toBe(false));
});
