import type { TextLanguage } from './language.ts';
import type { Sentence } from './sentences.ts';
import { allWords } from './words.ts';

/** How well a sentence can be read by itself. */
export interface StandAlone {
  /** 0 to 1: what the sentence's score is multiplied by. */
  readonly factor: number;
  /** True when it leans on the sentence before it, and would be fine together with that one. */
  readonly leansBack: boolean;
}

/** Below this a sentence is taken only when there is nothing better. */
export const READABLE = 0.5;

const expletive =
  /^(?:It(?:['’]s|\s+(?:is|was|has|will|takes?|took|turns?|turned|seems?|depends?|helps?))\b.{1,60}\b(?:to|that|when|how|whether)\b|There(?:['’]s|\s+(?:is|was|are|were|has|have|will))\b)/u;
const pronoun = /^(?:It|They|He|She|Them|His|Her|Its|Their|Theirs|Him|It['’]s|They['’](?:re|ve)|He['’]s|She['’]s)\b/u;
const bareDemonstrative =
  /^(?:This|That|These|Those|That['’]s|Such)\s+(?:is|are|was|were|isn['’]t|wasn['’]t|has|have|had|can|could|will|would|should|may|might|must|does|did|makes?|means?|shows?|meant|made|gives?|gave|helps?|helped|happens?|works?|worked|alone|too|also|way|time|one|ones|not|matters?|changed?)\b|^That['’]s\b/u;
const demonstrative = /^(?:This|These|Those|Such|That)\s+\p{L}/u;
const pointer =
  /^(?:(?:For|In|On|At|Of|With) the (?:first|second|third|last|latter|former|other|others|same|remaining|rest)\b|The (?:first|second|third|last|latter|former|other|others|result|reason|same|answer|lesson|point|difference|rest|following|fix|catch|outcome|effect)\b|(?:One|Some|Most|Many|Both|Neither|Each|None|All|Two|Three|Half)(?: of (?:them|these|those|us|which)\b| (?:is|are|was|were|did|do|had|have)\b)|(?:Another|Others|One that)\b|So (?:is|are|was|were|do|does|did)\b)/u;
const connective =
  /^(?:However|But|And|So|Also|Therefore|Thus|Hence|Moreover|Furthermore|Instead|Then|Otherwise|Similarly|Likewise|Meanwhile|Yet|Or|Nor|Plus|Still|Besides|Nevertheless|Nonetheless|Consequently|Additionally|Even so|Even then|Not only that|For (?:example|instance)|In other words|In (?:fact|contrast|addition|short|turn)|As (?:a result|such)|Because of (?:this|that)|On the other hand|After (?:that|this)|Since then|By (?:then|contrast)|That said|Here|Now|Result|Next|Same|Not|Just|Only|Either way|At that point)\b[,:]?/u;
const pointsElsewhere =
  /\b(?:as (?:mentioned|noted|shown|described|said) (?:above|below|earlier|before)|(?:see|listed|described|shown) (?:above|below)|the (?:above|following)|(?:above|below):|see (?:figure|table|page|chapter))\b/iu;
const talksToReaders =
  /^(?:hi|hello|hey|dear|(?:huge |many |big |special |heartfelt )?thanks?|a (?:big|huge) thank|shout-?out|kudos|thank you|thx|happy (?:monday|tuesday|wednesday|thursday|friday|new year)|good (?:morning|evening|news)|congrat\w*|welcome|disclaimer|edit|ps|p\.s\.|update|spoiler|guess what|let that sink in|read that again|here['’]?s|here (?:is|are)|let me|stay tuned|enjoy|what (?:do|would) you|agree\?|thoughts\?|curious)\b/iu;
const scene =
  /^(?:Last|This|Yesterday|Today|Two|Three|Ten|A few|Years|Recently|On (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|When I|I (?:was|remember|used to|sat|met|got))\b/u;
/** How writers announce what it all comes to. */
export const conclusion =
  /^(?:So:|In short[,:]|Bottom line|My (?:own )?(?:conclusion|advice|lesson|point|takeaway|view)\b|The (?:lesson|bottom line|conclusion)\b|What (?:I|we) (?:learned|learnt)\b)/u;
const ordinal = /^(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Finally|Lastly)\b/u;
const ownText = /^This (?:review|study|article|report|post|guide|paper|survey|analysis|series)\b/u;
const warmUp =
  /^(?:Few (?:questions|topics|things|subjects)|In recent years|In today['’]s|Over the (?:past|last) (?:few )?(?:years|decades?)|Ever since|We all (?:know|have)|Everyone (?:knows|talks|is talking))\b/u;
/** "Twelve other classes did not." */
const elliptic =
  /\b(?:did|do|does|was|were|is|are|has|have|had|can|could|would|should)(?: not|n['’]t)?\.$|\b(?:either|too)\.$/iu;
const earlyPronoun = /^\p{L}+(?: @?\p{L}+){0,3},? (?:they|he|she)\b/u;
const earlierThings = /^.{1,30}\s(?:those|these) \p{L}+ \p{L}+/u;
const bareObject = /\s(?:this|that|these|those|them)(?=[.,;!?]| (?:an?|the|as)\b)/u;
const noVerdict = 1;

const finite =
  /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|should|must|may|might|asks|begins?|brings?|builds|came|comes?|fell|finds|found|gets?|gives?|goes|got|grew|grows|helps|holds|keeps?|knows?|leaves|lets?|makes?|meant|means|needs?|pays?|puts?|ran|said|saw|says?|sees?|sells?|sends?|shows|spends?|spent|stands|takes?|tells?|thinks?|told|took|tries|uses|wants?|went|writes?|wrote|\p{L}{2,}ed)\b|['’](?:s|re|ve|d|ll|m)\b|n['’]t\b/iu;
/** An enumeration without a verb: "One afternoon, coffee, the five largest packages." */
const verbless = (text: string): boolean => (text.match(/,/gu)?.length ?? 0) >= 2 && !finite.test(text);

const balanced = (text: string): boolean =>
  (text.match(/["“”]/gu)?.length ?? 0) % 2 === 0 &&
  (text.match(/\(/gu)?.length ?? 0) === (text.match(/\)/gu)?.length ?? 0);

function lengthFactor(words: number): number {
  if (words < 4) return 0.2;
  if (words < 6) return 0.45;
  if (words < 8) return 0.8;
  if (words > 60) return 0.5;
  return words > 42 ? 0.75 : 1;
}

function shapeFactor(sentence: Sentence): number {
  let factor = 1;
  const { text } = sentence;
  if (sentence.kind === 'heading') factor *= 0.2;
  if (/[?？؟]["”’)]*$/u.test(text)) factor *= 0.25;
  else if (/[:：]$/u.test(text)) factor *= 0.15;
  else if (!/[.!。！।…]["”’)\]]*$/u.test(text)) factor *= sentence.kind === 'item' ? 0.8 : 0.6;
  if (/^\p{Ll}/u.test(text)) factor *= 0.7;
  if (!balanced(text)) factor *= 0.5;
  const marks = text.match(/(?:https?:\/\/\S+|#\p{L}[\p{L}\p{N}_]*)/gu)?.join('').length ?? 0;
  return marks > text.length / 3 ? factor * 0.2 : factor;
}

/** The English wording that ties a sentence to what stood before it, as a factor. */
function tieFactor(text: string): number {
  if (expletive.test(text) || ownText.test(text)) return 0.9;
  if (conclusion.test(text)) return 0.95;
  if (ordinal.test(text)) return 0.8;
  if (warmUp.test(text)) return 0.6;
  if (pronoun.test(text) || bareDemonstrative.test(text)) return 0.3;
  if (pointer.test(text)) return 0.4;
  if (demonstrative.test(text)) return scene.test(text) ? 0.8 : 0.45;
  if (connective.test(text)) return 0.45;
  if (elliptic.test(text)) return 0.4;
  if (earlierThings.test(text) || earlyPronoun.test(text)) return 0.6;
  return bareObject.test(text) ? 0.75 : noVerdict;
}

/** Judges one sentence. The wording is only looked at in English; shape and length in every language. */
export function standAlone(sentence: Sentence, language: TextLanguage): StandAlone {
  const { text } = sentence;
  const words = allWords(text).length;
  const spaced = /\s/u.test(text.slice(0, 40));
  let factor = shapeFactor(sentence) * (spaced ? lengthFactor(words) : text.length < 8 ? 0.4 : 1);
  if (language === 'other') return { factor, leansBack: false };
  const tie = tieFactor(text);
  if (talksToReaders.test(text) || /\bthank you for\b/iu.test(text)) factor *= 0.25;
  if (verbless(text)) factor *= 0.4;
  if (pointsElsewhere.test(text)) factor *= 0.5;
  if (scene.test(text)) factor *= 0.75;
  return { factor: factor * tie, leansBack: tie < READABLE && factor >= READABLE };
}
