import type { EvidenceFinding, EvidenceVerdict } from '@trellis/network-skills';
import { skillInSentence } from '@trellis/network-skills';
import { literal, quotation } from '@trellis/ui-schema';
import type { FitAssessment } from './assess-fit.ts';
import type { Focus } from './focus.ts';
import { gapsOf, openOf, strengthsOf } from './gaps.ts';
import { andList, jobName, labelOf, paragraph } from './prose.ts';

/** What the posting insists on; where it insists on nothing, all that it wishes for. */
function decisive(findings: readonly EvidenceFinding[]) {
  const musts = findings.filter((finding) => finding.requirement.importance === 'must');
  return { noun: musts.length > 0 ? ('must' as const) : ('wish' as const), items: musts.length > 0 ? musts : findings };
}

const tally = (findings: readonly EvidenceFinding[], verdict: EvidenceVerdict) =>
  findings.filter((finding) => finding.verdict === verdict).length;

const plural = { must: 'musts', wish: 'wishes' } as const;

const most = 0.7;
const aGoodPart = 0.35;

/** The answer in one sentence. No number: a profile is too short a text for one. */
function verdictSentence(assessment: FitAssessment, job: string): string {
  const { items } = decisive(assessment.findings);
  const judged = items.length - tally(items, 'unclear');
  const share = judged === 0 ? 0 : (tally(items, 'matched') + tally(items, 'partly') / 2) / judged;
  if (judged === 0) return `That cannot be told yet: your profile is silent on what ${job} asks for.`;
  if (share >= most && judged * 2 >= items.length)
    return `Yes, on what your profile shows you are a good fit for ${job}: most of what can be compared is there.`;
  if (share >= aGoodPart)
    return `In part: your profile shows a good deal of what ${job} asks for, and some of it is open.`;
  return share > 0
    ? `It would be a step into something new: your profile shows a smaller part of what ${job} asks for.`
    : `Your profile does not show yet what ${job} asks for. That can mean a new direction, or a profile that leaves things out.`;
}

const single = (verdict: EvidenceVerdict | undefined, noun: string) =>
  ({
    matched: `The one ${noun} is matched.`,
    partly: `The one ${noun} is there in part.`,
    missing: `The one ${noun} is not shown.`,
    unclear: `The one ${noun} is something your profile leaves open.`,
  })[verdict ?? 'unclear'];

function tallySentence({ findings }: FitAssessment): string {
  const { noun, items } = decisive(findings);
  const matched = tally(items, 'matched');
  const parts = [
    matched > 0 ? `${matched} matched` : '',
    tally(items, 'partly') > 0 ? `${tally(items, 'partly')} in part` : '',
    tally(items, 'missing') > 0 ? `${tally(items, 'missing')} not shown` : '',
    tally(items, 'unclear') > 0 ? `${tally(items, 'unclear')} your profile leaves open` : '',
  ].filter((part) => part !== '');
  const wishes = findings.length - items.length;
  const extra = tally(findings, 'matched') - matched;
  const sum =
    items.length === 1 ? single(items[0]?.verdict, noun) : `Of ${items.length} ${plural[noun]}: ${andList(parts)}.`;
  return extra > 0 ? `${sum} Of ${wishes === 1 ? '1 wish' : `${wishes} wishes`} on top, ${extra} matched.` : sum;
}

/** A degree or a licence settles a formal point; what somebody did tells more. */
const isTelling = (kind: string) => ['skill', 'experience', 'other'].includes(kind);

/** Where nothing matches, what comes nearest. */
function nearestSentence({ findings, relations }: FitAssessment): string | undefined {
  const [transfer] = findings.flatMap((finding) => finding.transfers);
  if (!transfer) return undefined;
  return `Nearest in your profile: **${literal(skillInSentence(transfer.from, relations), 60)}**, which is close to ${literal(skillInSentence(transfer.to, relations), 60)} (${literal(transfer.evidence.where, 120)}).`;
}

function strengthSentence(assessment: FitAssessment): string | undefined {
  const all = strengthsOf(assessment);
  const telling = all.filter(({ requirement }) => isTelling(requirement.kind));
  const strengths = (telling.length > 0 ? telling : all).slice(0, 2);
  if (strengths.length === 0) return nearestSentence(assessment);
  const told = strengths.map(
    (finding) => `**${labelOf(finding)}**${finding.evidence[0] ? `, shown by ${quotation(finding.evidence[0])}` : ''}`,
  );
  return `What speaks most for you: ${told.join('; and ')}.`;
}

/** What decides before anything else does, and what no profile shows. */
function conditionSentence({ findings }: FitAssessment): string | undefined {
  const condition = findings.find(({ isCondition, requirement }) => isCondition && requirement.importance === 'must');
  return condition && `Before anything else, check a condition that no profile shows: **${labelOf(condition)}**.`;
}

function gapSentence(assessment: FitAssessment): string | undefined {
  const gap = gapsOf(assessment)[0];
  if (gap) return `What matters most to work on: **${labelOf(gap)}**. ${literal(gap.reason, 400)}`;
  const open = openOf(assessment)
    .filter((finding) => !finding.isCondition)
    .slice(0, 2)
    .map((finding) => `**${labelOf(finding)}**`);
  return open.length > 0 ? `What is left to show, or to talk about when you meet: ${andList(open)}.` : undefined;
}

function positioningOpening(assessment: FitAssessment, job: string): string {
  const strengths = strengthsOf(assessment)
    .filter(({ requirement }) => isTelling(requirement.kind))
    .slice(0, 3);
  const gap = gapsOf(assessment).find((finding) => finding.requirement.importance === 'must');
  return paragraph(
    strengths.length > 0
      ? `For ${job}, lead with what they ask for and you can prove: ${andList(strengths.map((finding) => `**${labelOf(finding)}**`))}.`
      : `For ${job}, your profile does not yet prove what they ask for in the work itself, so lead with what comes closest, and with why you want to do this work.`,
    'Say it in their words, in the first lines, each point with what came of it.',
    conditionSentence(assessment),
    gap && `Do not hide what is open (**${labelOf(gap)}**): name it once, together with what you bring in its place.`,
  );
}

function gapsOpening(assessment: FitAssessment, job: string): string {
  const gaps = gapsOf(assessment);
  const musts = gaps.filter((finding) => finding.requirement.importance === 'must').slice(0, 2);
  if (gaps.length === 0)
    return openOf(assessment).length === 0
      ? `For ${job} there is no gap to close: your profile shows everything the posting asks for. Put your time into examples.`
      : `Nothing that can be compared is missing for ${job}. What is left are points that your profile is silent on: settle those.`;
  return musts.length > 0
    ? `For ${job}, close these first: ${andList(musts.map((finding) => `**${labelOf(finding)}**`))}. ${musts.length > 1 ? 'They are' : 'It is'} among the musts; ${gaps.length > musts.length ? 'the rest can come later.' : 'nothing else is open.'}`
    : `For ${job}, every must that can be compared is there. What is left is a bonus: ${andList(gaps.slice(0, 2).map((finding) => `**${labelOf(finding)}**`))}.`;
}

/** Answers the question itself, in two to four sentences. */
export function openingFor(assessment: FitAssessment, focus: Focus, asked: readonly EvidenceFinding[]): string {
  const job = assessment.job ? jobName(assessment.job) : 'this job';
  const specific = asked.slice(0, 2).map((finding) => {
    const proof = finding.evidence[0];
    return paragraph(
      `On **${labelOf(finding)}**: ${literal(finding.reason, 400)}`,
      proof && `${quotation(proof)}.`,
      finding.suggestion,
    );
  });
  if (specific.length > 0 && asked.length < assessment.findings.length)
    return [...specific, tallySentence(assessment)].join('\n\n');
  if (focus === 'positioning') return positioningOpening(assessment, job);
  if (focus === 'gaps') return gapsOpening(assessment, job);
  return paragraph(
    verdictSentence(assessment, job),
    tallySentence(assessment),
    strengthSentence(assessment),
    gapSentence(assessment),
    conditionSentence(assessment),
  );
}
