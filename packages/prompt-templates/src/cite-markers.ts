import type { AgentStream, Generated } from '@trellis/core';

/** What a marker in an answer stands for: the id of a section of the prompt, and the entry of the dossier that the section showed. */
export interface CitedSource {
  /** The section's id: a number of up to three digits. */
  readonly marker: string;
  /** Without an entry the marker stays text: there is nothing to point to. */
  readonly entryId: string | undefined;
  /** The passage of the source that a statement rests on. Without one, the source is cited as a whole. */
  readonly quoteFor?: (statement: string) => string | undefined;
}

/** [1] and [1, 2]; bounded, so that an open bracket cannot make a scan long. */
const marks = /\[(\d{1,3}(?:\s{0,3},\s{0,3}\d{1,3}){0,15})\]/g;
const statementEnd = /[.!?:\n]\s/g;
const longestStatement = 400;
/** A statement, and a marker that is not complete yet. */
const kept = longestStatement + 200;

interface Message {
  /** The end of what was written. Only the part from `scanned` on can hold new markers. */
  tail: string;
  scanned: number;
  readonly cited: Set<string>;
}

/** What a marker stands behind: the text since the last statement ended, markers left out. */
function statementBefore(text: string): string {
  const plain = text
    .replace(marks, ' ')
    .trimEnd()
    .replace(/[.!?]$/, '');
  let from = 0;
  for (const match of plain.matchAll(statementEnd)) from = match.index + match[0].length;
  return plain.slice(from).slice(-longestStatement);
}

/** The markers that became complete, in order, each with the text before it. */
function* newMarkers(message: Message): Generator<{ readonly marker: string; readonly before: string }> {
  const { tail, scanned } = message;
  for (const match of tail.slice(scanned).matchAll(marks)) {
    message.scanned = scanned + match.index + match[0].length;
    const before = tail.slice(0, scanned + match.index);
    for (const marker of new Set((match[1] ?? '').split(/\s*,\s*/))) yield { marker, before };
  }
  message.scanned = Math.max(0, message.scanned - Math.max(0, tail.length - kept));
  message.tail = tail.slice(-kept);
}

/**
 * Passes a model's answer on, and adds a `citation` as soon as a marker that the `answer-format` fragment asks for is complete in it: [1],
 * [1][2] or [1, 2], also when it arrives in pieces. Numbers that no source has stay text. A source is cited once a message for each of its
 * passages. The work for a delta does not grow with the answer.
 */
export async function* citeMarkers(
  answer: AgentStream<Generated>,
  sources: readonly CitedSource[],
): AgentStream<Generated> {
  const known = new Map(sources.map((source) => [source.marker, source]));
  const messages = new Map<string, Message>();
  try {
    for (;;) {
      const step = await answer.next();
      if (step.done) return step.value;
      const event = step.value;
      yield event;
      if (event.type === 'text-end') messages.delete(event.messageId);
      if (event.type !== 'text-delta') continue;
      const { messageId, delta } = event;
      const message = messages.get(messageId) ?? { tail: '', scanned: 0, cited: new Set<string>() };
      messages.set(messageId, message);
      message.tail += delta;
      // Only a closing bracket completes a marker.
      if (!delta.includes(']')) continue;
      for (const { marker, before } of newMarkers(message)) {
        const { entryId, quoteFor } = known.get(marker) ?? {};
        if (entryId === undefined) continue;
        const quote = quoteFor?.(statementBefore(before));
        const key = `${marker}\n${quote ?? ''}`;
        if (message.cited.has(key)) continue;
        message.cited.add(key);
        yield { type: 'citation', messageId, marker, entryId, ...(quote !== undefined && quote !== '' && { quote }) };
      }
    }
  } finally {
    await answer.return?.(undefined as never);
  }
}
