/** A piece of a plan on its way to whoever reads it. */
export interface PlanPiece {
  readonly text: string;
  /** What of it belongs to a plan that is written as JSON. */
  readonly json: string;
}

export interface PlanText {
  push(chunk: string): PlanPiece;
  /** What was held back. */
  end(): PlanPiece;
  /** Whether `calls:` was put before the steps. */
  readonly isCompleted: boolean;
}

const firstStep = /^\s*-\s+(?:["'*]{0,2}(?:skill|id|input)["'*]{0,2}\s*:|\{)/;
const opening = /^\s*<(?:think|thinking|thought|reasoning|scratchpad)>/i;
const closing = /<\/(?:think|thinking|thought|reasoning|scratchpad)>\s*/i;
const longestLine = 400;

/**
 * Finds the first line of a plan, and puts `calls:` before a list of steps that stands alone: a reader that must see the whole text to know what
 * the list is could tell no step before the end. Everything else passes unchanged, whole lines at a time until the plan has begun.
 */
export function createPlanText(): PlanText {
  let line = '';
  let isThinking = false;
  let isCompleted = false;
  let found: 'nothing' | 'yaml' | 'json' = 'nothing';

  const take = (whole: string): string => {
    if (isThinking || opening.test(whole)) {
      isThinking = !closing.test(whole);
      return whole;
    }
    if (/^\s*[[{]/.test(whole)) found = 'json';
    else if (firstStep.test(whole)) {
      found = 'yaml';
      isCompleted = true;
      return `${/^[^\S\n]*/.exec(whole)?.[0] ?? ''}calls:\n${whole}`;
    } else if (/^\W*(?:calls|plan|steps)\b/i.test(whole)) found = 'yaml';
    return whole;
  };
  const isFound = () => found !== 'nothing';
  return {
    push(chunk) {
      if (isFound()) return { text: chunk, json: found === 'json' ? chunk : '' };
      line += chunk;
      let before = '';
      let first = '';
      while (!isFound()) {
        // JSON may have no line break at all, so its first characters must do.
        const isBraces = !isThinking && /^\s*[[{]/.test(line);
        const end = line.indexOf('\n') + 1;
        if (end === 0 && !isBraces && line.length <= longestLine) return { text: before + first, json: '' };
        before += first;
        first = take(end === 0 ? line : line.slice(0, end));
        line = end === 0 ? '' : line.slice(end);
        if (line === '' && !isFound()) return { text: before + first, json: '' };
      }
      const rest = first + line;
      line = '';
      return { text: before + rest, json: found === 'json' ? rest : '' };
    },
    end() {
      const text = !isFound() && line !== '' ? take(line) : line;
      line = '';
      return { text, json: '' };
    },
    get isCompleted() {
      return isCompleted;
    },
  };
}
