import type { Source } from '../material.ts';
import type { Sentence } from '../text/sentences.ts';
import { cuesOf } from './cues.ts';
import type { CueLabel } from './cues.ts';

/** A sentence with the wording that gives it away. */
export interface Finding {
  readonly label: CueLabel;
  readonly sentence: Sentence;
  readonly words: string;
}

/** What a text reads as on the whole. */
export type Kind = 'opinion' | 'announcement' | 'hiring' | 'promotion' | 'account' | 'advice' | 'report';

export interface Tone {
  /** `undefined`: not judged, because the wording is only known in English or there is too little text. */
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
  readonly sentences: number;
  /** Sentences that take a stance. */
  readonly stances: number;
}

const firstPerson = /\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Ww]e['’](?:re|ve))\b/u;
const framing = /\b(?:hot take|unpopular opinion|controversial(?: opinion| take)?|in my (?:view|opinion)|my take)\b/iu;
const imperative =
  /^(?:Always|Never|Don['’]t|Do not|Please )?\s*(?:ask|avoid|book|build|bring|check|choose|count|cut|do|draw|fix|follow|give|go|keep|label|learn|leave|let|listen|look|make|measure|name|note|plan|practise|practice|prepare|put|read|remember|say|set|show|spend|start|stay|stop|take|talk|teach|tell|test|torque|treat|try|use|wait|walk|watch|work|write)\b(?!['’]s)/iu;
const past =
  /\b(?:was|were|had|did|took|told|learned|learnt|asked|started|spent|tried|moved|went|found|built|wrote|made|said|failed|left|\p{L}{3,}ed)\b/u;

function findingsOf(sentence: Sentence): Finding[] {
  const cues = cuesOf(sentence.text);
  const labels = [...new Set(cues.map((cue) => cue.label))];
  return labels.flatMap((label) => {
    const ofLabel = cues.filter((cue) => cue.label === label);
    const strength = ofLabel.reduce((sum, cue) => sum + cue.strength, 0);
    const [strongest] = ofLabel.toSorted((a, b) => b.strength - a.strength);
    return strength >= 1 && strongest ? [{ label, sentence, words: strongest.words }] : [];
  });
}

/**
 * A text is what most of it does. Questions, calls to action and sales talk are not counted into "most"; a promotion or a call for
 * applicants colours a text already when it takes a third of it.
 */
function kindOf(sentences: readonly Sentence[], findings: readonly Finding[]): Kind {
  const having = (...labels: CueLabel[]) =>
    new Set(findings.filter((finding) => labels.includes(finding.label)).map((finding) => finding.sentence));
  const aside = having('promotion', 'call-to-action', 'hiring');
  const body = sentences.filter((sentence) => !aside.has(sentence) && !sentence.text.endsWith('?'));
  const all = Math.max(1, sentences.length);
  if (having('promotion').size / all >= 0.3) return 'promotion';
  const announced = [...having('announcement')];
  if (announced.some((sentence) => sentences.indexOf(sentence) < Math.max(1, all * 0.3))) return 'announcement';
  if (having('hiring').size / all >= 0.25) return 'hiring';
  const most = Math.max(1, body.length);
  const share = (test: (sentence: Sentence) => boolean) => body.filter(test).length / most;
  const takesStance = (sentence: Sentence) => having('opinion').has(sentence);
  if (share(takesStance) >= 0.25 || sentences.slice(0, 2).some((sentence) => framing.test(sentence.text)))
    return 'opinion';
  if (share(({ text }) => imperative.test(text)) >= 0.3) return 'advice';
  const told = share(({ text }) => firstPerson.test(text) && past.test(text));
  const opensWithOwn = body.slice(0, 2).some(({ text }) => firstPerson.test(text));
  return told >= 0.3 || (opensWithOwn && share(({ text }) => firstPerson.test(text)) >= 0.25) ? 'account' : 'report';
}

/** Reads the stance of a source off its wording. */
export function toneOf(source: Source): Tone {
  const { sentences } = source;
  if (source.language === 'other' || sentences.length === 0)
    return { kind: undefined, findings: [], sentences: sentences.length, stances: 0 };
  const findings = sentences.flatMap(findingsOf);
  const stances = findings.filter((finding) => finding.label === 'opinion').length;
  return { kind: kindOf(sentences, findings), findings, sentences: sentences.length, stances };
}
