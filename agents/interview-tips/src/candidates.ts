import type { Evidence, EvidenceFinding, Passage, Requirement, SkillRef, Transfer } from '@trellis/network-skills';
import { skillInSentence } from '@trellis/network-skills';
import { knownSkill, newSkill } from './bank/by-kind.ts';
import { questionFor } from './bank/duties.ts';
import type { QuestionTemplate } from './bank/question-template.ts';
import { anyRequirement, condition, levels, motivation, untitled } from './bank/role.ts';
import { anyBehavioural, behavioural } from './bank/transversal.ts';
import type { Material } from './material.ts';
import { skillsNamedIn } from './material.ts';
import { everyStory, hasFigure, passagesFor, storiesFor } from './stories.ts';
import { tasksOf } from './tasks.ts';

export type CandidateKind = 'role' | 'skill' | 'new-skill' | 'behaviour' | 'duty' | 'condition' | 'motivation';

/** A question that could be asked, with what it would cover. */
export interface Candidate {
  readonly kind: CandidateKind;
  /** Several wordings of one question; which one depends on what else is asked. */
  readonly templates: readonly QuestionTemplate[];
  /** What the blanks are filled in with. */
  readonly fill: Readonly<Record<string, string>>;
  /** Points of the job that it covers, with how much they matter. */
  readonly covers: ReadonlyMap<string, number>;
  readonly skills: readonly SkillRef[];
  /** Lines of the profile to answer it with. */
  readonly passages: readonly Passage[];
  /** Lines that may do where there are none of those: they are told in such words, but do not name it. */
  readonly maybe?: readonly Passage[];
  /** Where the profile names it without telling of it. */
  readonly named?: readonly Evidence[];
  readonly transfers: readonly Transfer[];
}

/** What candidates are made from. */
interface Source {
  readonly material: Material;
  /** Every line that tells something. */
  readonly lines: readonly Passage[];
}

const mustWeight = 3;
const wishWeight = 1.5;
const dutyWeight = 2;
/** Asked in nearly every interview, so they fill up where a posting says little. */
const customary: readonly (readonly string[])[] = [['teamwork'], ['problem-solving'], ['time-management']];
const customaryWeight = 0.5;

const weightOf = ({ importance }: Requirement) => (importance === 'must' ? mustWeight : wishWeight);
function behaviourCandidate(
  skill: SkillRef,
  weights: readonly [string, number][],
  { material, lines }: Source,
): Candidate {
  const group = behavioural.findIndex(({ skills }) => skills.includes(skill.id));
  const ids = behavioural[group]?.skills ?? [skill.id];
  const named = material.profile?.skills.filter(({ id }) => ids.includes(id)) ?? [];
  return {
    kind: 'behaviour',
    templates: behavioural[group]?.templates ?? [anyBehavioural],
    fill: { skill: skillInSentence(skill, material.relations) },
    covers: new Map([...weights, [`behaviour ${group < 0 ? skill.id : group}`, 1]]),
    skills: [skill],
    passages: storiesFor(material, '', named.length > 0 ? named : [skill]),
    maybe: lines.filter(({ quote }) => behavioural[group]?.cues.test(quote)),
    transfers: [],
  };
}

const isCertificate = ({ where }: Evidence) => where.startsWith('certificates');
const certificatesFirst = (all: readonly Evidence[]) => [
  ...all.filter(isCertificate),
  ...all.filter((one) => !isCertificate(one)),
];

function skillCandidate(
  skill: SkillRef,
  finding: EvidenceFinding | undefined,
  weights: readonly [string, number][],
  source: Source,
): Candidate {
  const { material } = source;
  const kind = material.relations.find((info) => info.id === skill.id)?.kind ?? 'knowledge';
  if (kind === 'transversal') return behaviourCandidate(skill, weights, source);
  // Languages are compared as such: their lines are no passages.
  const shown = kind === 'language' ? (finding?.evidence ?? []) : [];
  const named: readonly Evidence[] = [...passagesFor(material, '', [skill]), ...shown];
  const isNew = finding !== undefined && named.length === 0;
  return {
    kind: isNew ? 'new-skill' : 'skill',
    templates: (isNew ? newSkill : knownSkill)[kind],
    fill: { skill: skillInSentence(skill, material.relations) },
    covers: new Map([...weights, [`skill ${skill.id}`, 1]]),
    skills: [skill],
    passages: kind === 'licence' ? [] : storiesFor(material, '', [skill]),
    named: kind === 'licence' ? certificatesFirst(named) : named,
    transfers: finding?.transfers.filter(({ to }) => to.id === skill.id) ?? [],
  };
}

function requirementCandidates(requirement: Requirement, source: Source): Candidate[] {
  const { material } = source;
  const finding = material.findings.find((one) => one.requirement.id === requirement.id);
  const weights: [string, number][] = [[`requirement ${requirement.id}`, weightOf(requirement)]];
  if (finding?.isCondition)
    return [
      {
        kind: 'condition',
        templates: [condition],
        fill: { duty: requirement.text },
        covers: new Map(weights),
        skills: [],
        passages: [],
        transfers: [],
      },
    ];
  if (requirement.kind === 'education') return [];
  if (requirement.skills.length > 0) {
    const all = requirement.skills.slice(0, 6).map((skill) => skillCandidate(skill, finding, weights, source));
    // One of them is enough, and they have it: nobody will ask about the others.
    const isSettled = requirement.anyOfSkills && finding?.verdict === 'matched';
    return isSettled && all.some(({ kind }) => kind !== 'new-skill')
      ? all.filter(({ kind }) => kind !== 'new-skill')
      : all;
  }
  if (requirement.text.trim() === '') return [];
  const passages = storiesFor(material, requirement.text, []);
  return [
    {
      kind: 'duty',
      templates: [anyRequirement],
      fill: { duty: requirement.text },
      covers: new Map(weights),
      skills: [],
      passages,
      transfers: [],
    },
  ];
}

function dutyCandidate(duty: string, index: number, { material, lines }: Source): Candidate {
  const skills = skillsNamedIn(duty, material);
  const { template, isLike } = questionFor(duty);
  return {
    kind: 'duty',
    templates: [template],
    fill: { duty },
    covers: new Map([
      [`duty ${index}`, dutyWeight - index * 0.05],
      ...skills.map(({ id }): [string, number] => [`skill ${id}`, 0.5]),
    ]),
    skills,
    passages: storiesFor(material, duty, skills),
    maybe: lines.filter(({ quote }) => isLike(quote)),
    transfers: [],
  };
}

const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}]+/u);
const sharesWord = (a: string, b: string) =>
  wordsOf(a).some((word) => word.length > 4 && wordsOf(b).some((other) => other.startsWith(word.slice(0, 6))));

/** A value that the member may have lived by is the best of reasons; else what the employer makes, else its name. */
function motivationCandidate(material: Material): Candidate {
  const { job, company } = material;
  const lived = (company?.values ?? [])
    .map((value) => ({ value, passages: storiesFor(material, value, []) }))
    .find(({ passages }) => passages.length > 0);
  const { products = [] } = company ?? {};
  const product = products.find((one) => sharesWord(one, job?.title ?? '')) ?? products[0];
  const name = company?.name || job?.company || '';
  const template = lived
    ? motivation.value
    : product
      ? motivation.product
      : name.trim()
        ? motivation.company
        : motivation.nobody;
  return {
    kind: 'motivation',
    templates: [template],
    fill: { value: lived?.value ?? '', product: product ?? '', company: name },
    covers: new Map([['motivation', mustWeight]]),
    skills: [],
    passages: [],
    maybe: lived?.passages ?? [],
    transfers: [],
  };
}

/** Every question that this posting gives reason for. */
export function candidatesFor(material: Material): { opening: Candidate; closing: Candidate; others: Candidate[] } {
  const { job } = material;
  const source: Source = { material, lines: everyStory(material) };
  // Some titles are none: "Someone for our office".
  const title = (job?.title ?? '').trim().replace(/^(?:someone|somebody|help)\b.*/i, '');
  const duties = tasksOf(job?.responsibilities ?? []);
  const opening: Candidate = {
    kind: 'role',
    templates: [levels.find(({ pattern }) => pattern.test(title))?.template ?? untitled],
    fill: { title },
    covers: new Map([['role', mustWeight]]),
    skills: [],
    passages: [
      ...source.lines.filter(({ quote }) => hasFigure(quote)),
      ...storiesFor(material, [title, ...duties.slice(0, 3)].join('. '), job?.skills ?? []),
      ...source.lines,
    ],
    transfers: [],
  };
  const others = [
    ...(job?.requirements ?? []).flatMap((requirement) => requirementCandidates(requirement, source)),
    ...duties.slice(0, 12).map((duty, index) => dutyCandidate(duty, index, source)),
    ...customary.map(([id = '']) =>
      behaviourCandidate({ id, name: id.replaceAll('-', ' ') }, [[`customary ${id}`, customaryWeight]], source),
    ),
  ];
  return { opening, closing: motivationCandidate(material), others };
}
