/** Finds the whole steps in a plan that is written as JSON, while it arrives. */
export interface JsonSteps {
  /** The texts of the steps that end in this piece, with their places in the plan. */
  push(json: string): readonly { readonly index: number; readonly text: string }[];
}

const listStart = /^\s*(?:\{\s*"calls"\s*:\s*)?\[/;

/** Gives up, and finds no more, at the first character that JSON would not have there. */
export function createJsonSteps(): JsonSteps {
  let text = '';
  let at = 0;
  let stepStart = -1;
  let depth = 0;
  let index = 0;
  let inText = false;
  let hasBegun = false;
  let isOver = false;

  /** Whether a step ends here. */
  const take = (char: string): boolean => {
    if (inText) {
      if (char === '\\') at++;
      else if (char === '"') inText = false;
      return false;
    }
    if (char === '"' && depth > 0) inText = true;
    else if (char === '{' || (char === '[' && depth > 0)) {
      if (depth === 0) stepStart = at;
      depth++;
    } else if ((char === '}' || char === ']') && depth > 0) {
      depth--;
      return depth === 0;
    } else if (depth === 0 && !/[\s,]/.test(char)) isOver = true;
    return false;
  };
  return {
    push(json) {
      if (isOver || json === '') return [];
      text += json;
      if (!hasBegun) {
        const start = listStart.exec(text);
        if (!start) {
          isOver = text.length > 200;
          return [];
        }
        hasBegun = true;
        at = start[0].length;
      }
      const found: { index: number; text: string }[] = [];
      while (at < text.length) {
        const isEnd = take(text[at] ?? '');
        at++;
        const step = text.slice(stepStart, at);
        // Behind a step that is none, nobody knows where the next one begins.
        if (isEnd && !isJson(step)) isOver = true;
        if (isOver) break;
        if (isEnd) found.push({ index: index++, text: step });
      }
      return found;
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
