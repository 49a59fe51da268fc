import type { LoggedEvent } from '@trellis/core';
import type { AgUiEncoderOptions } from './ag-ui-encoder.ts';
import { createAgUiEncoder } from './ag-ui-encoder.ts';

/** How the events of a turn are written to a client. */
export interface TurnEncoding {
  readonly contentType: string;
  /** Sent before the first event. */
  readonly prologue: string;
  /** Sent when nothing happened for a while; absent where the format has no room for it. */
  readonly heartbeat?: string;
  /** Takes every event of the turn from the first one on; empty when a client of this format needs nothing. */
  encode(event: LoggedEvent): string;
}

/** Server-sent events of AG-UI. The id of a frame is the sequence number of its event: a client hands the last one back to resume. */
export function agUiOverSse(options: AgUiEncoderOptions): TurnEncoding {
  const toAgUi = createAgUiEncoder(options);
  return {
    contentType: 'text/event-stream; charset=utf-8',
    prologue: 'retry: 1000\n\n',
    heartbeat: ': still here\n\n',
    encode(event) {
      const frames = toAgUi(event);
      return frames
        .map((frame, index) => {
          // Only the last one says that the event is through.
          const id = index === frames.length - 1 ? `id: ${event.seq}\n` : '';
          return `${id}data: ${JSON.stringify(frame)}\n\n`;
        })
        .join('');
    },
  };
}

/** The events themselves, one a line. */
export const jsonLines: TurnEncoding = {
  contentType: 'application/jsonl; charset=utf-8',
  prologue: '',
  encode: (event) => `${JSON.stringify(event)}\n`,
};

/** True when the client asks for the events themselves. Anything else gets AG-UI. */
export const wantsJsonLines = (accept: string | undefined): boolean =>
  /\bapplication\/(jsonl|x-ndjson|jsonlines)\b/i.test(accept ?? '');
