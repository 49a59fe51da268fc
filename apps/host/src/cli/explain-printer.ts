import type { TraceRecord } from '@trellis/pipeline';
import { chosenLine, examplesHeading, passedLine } from './describe-examples.ts';
import type { Terminal } from './terminal.ts';

const maxValueLength = 400;

/** Prints how an answer came about: who answers, what was planned and looked at, what a model was told. */
export function createExplainPrinter(terminal: Terminal): (record: TraceRecord) => void {
  const { noteColors: colors } = terminal;
  const heading = (text: string) => terminal.note(`${colors.cyan(text)}\n`);
  const lines = (...texts: string[]) => terminal.note(texts.map((text) => `  ${text}\n`).join(''));
  return (record) => {
    switch (record.type) {
      case 'route':
        heading(`route → ${record.agentId ?? 'out of scope'} (by ${record.by}, ${record.confidence.toFixed(2)})`);
        lines(...record.candidates.map(({ agentId, score }) => `${score.toFixed(2)} ${agentId || 'nobody'}`));
        return lines(
          ...record.nearest.map(({ text, agentId, similarity }) =>
            colors.dim(`like ${similarity.toFixed(2)} '${text}' (${agentId || 'nobody'})`),
          ),
        );
      case 'plan':
        heading(`plan, round ${record.round} (by the ${record.by})`);
        lines(...record.calls.map(({ skill, input }) => `${skill} ${compact(input)}`));
        return lines(...record.problems.map((problem) => colors.yellow(`dropped: ${problem}`)));
      case 'call': {
        const { entry, ms } = record;
        const result = entry.ok
          ? compact(entry.value)
          : colors.yellow(`${entry.failure.code}: ${entry.failure.message}`);
        heading(`call ${entry.skill} ${compact(entry.input)} (${Math.round(ms)} ms)`);
        return lines(result);
      }
      case 'examples':
        heading(examplesHeading(record.selection));
        lines(...record.selection.examples.toSorted((a, b) => a.rank - b.rank).map(chosenLine));
        return lines(...record.selection.passedOver.map((passed) => colors.dim(passedLine(passed))));
      case 'prompt':
        heading(`prompt ${record.promptId} ${record.version} (${record.purpose}, ${record.contentHash})`);
        lines(colors.dim('── system'), ...record.system.flatMap(({ text }) => text.split('\n')));
        for (const { role, content } of record.messages) {
          lines(colors.dim(`── ${role}`), ...content.flatMap(({ text }) => text.split('\n')));
        }
        return;
      case 'generation': {
        const { inputTokens, outputTokens, ms, failure, stop } = record;
        const end = failure ? colors.yellow(`failed: ${failure}`) : `ended: ${stop ?? 'unknown'}`;
        return heading(
          `model (${record.purpose}): ${inputTokens} in, ${outputTokens} out, ${Math.round(ms)} ms, ${end}`,
        );
      }
      case 'agent-error':
        return heading(`error in ${record.agentId || 'the pipeline'}: ${messageOf(record.error)}`);
      default:
    }
  };
}

function compact(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}… (${text.length} characters)` : text;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
