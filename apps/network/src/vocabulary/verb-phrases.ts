/** Nouns of doing, each with its verb: who manages projects does project management. */
const VERBS = new Map(
  Object.entries({
    management: 'manage',
    planning: 'plan',
    design: 'design',
    development: 'develop',
    analysis: 'analyze',
    testing: 'test',
    monitoring: 'monitor',
    maintenance: 'maintain',
    administration: 'administer',
    preparation: 'prepare',
    inspection: 'inspect',
    repair: 'repair',
    installation: 'install',
    evaluation: 'evaluate',
    assessment: 'assess',
    coordination: 'coordinate',
    processing: 'process',
    handling: 'handle',
    collection: 'collect',
    tracking: 'track',
    scheduling: 'schedule',
    optimization: 'optimize',
    implementation: 'implement',
    integration: 'integrate',
    writing: 'write',
    editing: 'edit',
    cleaning: 'clean',
    training: 'train',
    supervision: 'supervise',
    calibration: 'calibrate',
    operation: 'operate',
    configuration: 'configure',
    documentation: 'document',
    visualization: 'visualize',
    validation: 'validate',
    review: 'review',
  }),
);

/** Not "to develop professional": a first word that describes is no object of the verb. Nor is developing a business business development. */
const DESCRIBES = /^(?:business|career|team)$|(?:al|ic|ive|ed|ing|able|ous|ary|y)$/iu;
/** Not "managed a collection" for collections management: such a noun says what is meant only within the name itself. */
const VAGUE = new Set(
  `access base band block book brief client collection collections condition cover ear event factor filter game
   impact item it job level line log material materials media method model module move operation operations pain
   performance plant portfolio practice process product production property queue range reference relationship screen scope
   sequence set site space stage stand support system systems tag tool tour track type unit water`.split(/\s+/u),
);

/** A phrase as it is found in texts: a verb in any form and its object, articles between them passed over. */
export interface VerbPhrase {
  readonly verb: string;
  readonly object: string;
}

/** The verb phrase that a name beginning with `to ` stands for. */
export function verbPhrase(name: string): VerbPhrase | undefined {
  if (!name.startsWith('to ')) return undefined;
  const [verb = '', ...rest] = name.slice('to '.length).split(' ');
  return { verb, object: rest.join(' ') };
}

/** What "project management" is called in sentences: "managed the project". Undefined for other names. */
export function saying(name: string): VerbPhrase | undefined {
  const space = name.lastIndexOf(' ');
  const verb = space < 0 ? undefined : VERBS.get(name.slice(space + 1).toLowerCase());
  if (verb === undefined || name.startsWith('to ')) return undefined;
  const object = name.slice(0, space);
  const words = object.split(' ');
  return words.length > 2 || DESCRIBES.test(words[0] ?? '') || VAGUE.has(object.toLowerCase())
    ? undefined
    : { verb, object };
}

/** The same with the noun in front: "management of projects". */
export function nounSaying(name: string): string {
  const space = name.lastIndexOf(' ');
  return `${name.slice(space + 1)} of ${name.slice(0, space)}`;
}

/** Words before a participle that describes: nobody has done what it says. */
const BEFORE_PARTICIPLE =
  /^(?:an?|the|our|your|their|its|his|her|this|these|those|each|every|any|no|of|with|for|by|from|ongoing|new|fully|well|properly|poorly)$/iu;

/** True for a participle that only describes, by the word before it: "a trained colleague", but not "we trained colleagues". */
export function describesOnly(verb: string, previous: string): boolean {
  return verb.endsWith('ed') && BEFORE_PARTICIPLE.test(previous);
}
