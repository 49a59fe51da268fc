import { describe, expect, it } from 'vitest';
import { loadVocabulary } from './load-vocabulary.ts';

const vocabulary = loadVocabulary();
const ids = (text: string) => vocabulary.findSkills(text).map((span) => span.id);

describe('a name is the skill where it is said of somebody, asked for or listed', () => {
  it.each([
    ['You have worked as a nurse on a ward for two years', 'nursing'],
    ['We are looking for an electrician who likes old houses', 'electrical-work'],
    ['Three years of experience as a teacher', 'teaching'],
    ['senior nurse', 'nursing'],
    ['The candidate is reliable and likes machines', 'reliability'],
    ['Needed: patience, a calm voice and a licence', 'patience'],
    ['You are a creative team player', 'creativity'],
    ['Three years in a warehouse', 'warehousing'],
    ['Laboratory of a brewery', 'brewing'],
    ['Studied finance', 'finance'],
    ['Knowledge of pumps and hydraulics', 'pumps'],
    ['Driving tractors in the harvest', 'tractor-driving'],
    ['managed all projects of the region', 'project-management'],
    ['Trained new colleagues at the counter', 'training-delivery'],
    ['leads the procurement team', 'procurement'],
    ['Reports on procurement to the board', 'procurement'],
    ['Server and network architecture, Azure', 'software-architecture'],
    ['a degree in architecture', 'architecture'],
    ['manages collections management', 'collections-management'],
    ['reliable', 'reliability'],
    ['pharmacy', 'pharmacy'],
  ])('%s: %s', (text, id) => {
    expect(ids(text)).toContain(id);
  });

  it.each([
    ['In the spring every second customer of the street was a barber.', 'barbering'],
    ['One of the people who complained, a retired teacher, sent it back', 'teaching'],
    ['They were welcomed in the absence of the senior chefs', 'professional-cookery'],
    ['Nobody would know which values are reliable.', 'reliability'],
    ['The cost of one reliable value was four dollars', 'reliability'],
    ['A creative agency in the centre', 'creativity'],
    ['The operator switched the patience off between seven and nine', 'patience'],
    ['Callers were advised to go to the nearest pharmacy', 'pharmacy'],
    ['liaison with the Department of Finance in matters of form', 'finance'],
    ['the Department of Information Technology and Telecommunications', 'telecommunications'],
    ['design processes that nobody follows', 'process-design'],
    ['review all plans and materials of the project', 'mrp'],
    ['manage a collection of toys', 'collections-management'],
    ['an ongoing planned programme of growth', 'program-planning'],
    ['a trained colleague calls within a day', 'training-delivery'],
    ['You will report to the Director of Procurement', 'procurement'],
    ['coordinates work with Facilities, Operations and IT units', 'information-technology'],
    ['under the direction of a plumber', 'plumbing'],
    ['coordinates dates with the division secretary', 'office-administration'],
    ['monitor their condition', 'predictive-maintenance'],
    ['We had promised it and managed it', 'it-strategy'],
    ['A company that is developing its business', 'business-development'],
    ['gatekeepers of the trade', 'game-management'],
    ['Born in Germany', 'german'],
    ['The infant was fed by pump in the ward', 'pumps'],
    ['Look after tractors and gates', 'tractor-driving'],
  ])('%s: not %s', (text, id) => {
    expect(ids(text)).not.toContain(id);
  });

  it('looks at a few words on either side only, however long the text is', () => {
    const text = 'reliable bakery of a teacher '.repeat(4000);
    const started = process.cpuUsage();
    vocabulary.findSkills(text);
    const short = process.cpuUsage(started).user;
    const again = process.cpuUsage();
    vocabulary.findSkills(text.repeat(8));
    expect(process.cpuUsage(again).user / Math.max(short, 4000)).toBeLessThan(40);
  });
});
