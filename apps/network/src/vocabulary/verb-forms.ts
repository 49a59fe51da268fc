const IRREGULAR = new Map([
  ['build', ['built', 'building']],
  ['draw', ['drew', 'drawn', 'drawing']],
  ['drive', ['drove', 'driven', 'driving']],
  ['keep', ['kept', 'keeping']],
  ['lead', ['led', 'leading']],
  ['lay', ['laid', 'laying']],
  ['run', ['ran', 'running']],
  ['sell', ['sold', 'selling']],
  ['set', ['setting']],
  ['speak', ['spoke', 'spoken', 'speaking']],
  ['take', ['took', 'taken', 'taking']],
  ['teach', ['taught', 'teaching']],
  ['write', ['wrote', 'written', 'writing']],
  ['give', ['gave', 'given', 'giving']],
  ['meet', ['met', 'meeting']],
  ['think', ['thought', 'thinking']],
]);

const DOUBLES = /^(?:plan|prep|ship|stop|map|program|refer|control|cut|fit|bid|commit|scan)$/u;

/** The forms of an English verb that a name may begin with: base, past, participle, gerund. The s of the third person is no form of its own. */
export function verbForms(verb: string): string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return [verb, ...irregular];
  if (DOUBLES.test(verb)) {
    const stem = verb + verb.slice(-1);
    return [verb, `${stem}ed`, `${stem}ing`];
  }
  if (/[^aeiou]y$/u.test(verb)) return [verb, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (verb.endsWith('ee')) return [verb, `${verb}d`, `${verb}ing`];
  if (verb.endsWith('e')) return [verb, `${verb}d`, `${verb.slice(0, -1)}ing`];
  return [verb, `${verb}ed`, `${verb}ing`];
}
