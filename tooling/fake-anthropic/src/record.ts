import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './compose-answer.ts';

/** How a request ended, how long after it came in, and after how many deltas. */
export interface RequestOutcome {
  /** `client-closed`: the client went away before the answer was over. `fault`: the script cut it. */
  readonly kind: 'complete' | 'fault' | 'client-closed' | 'server-closed';
  readonly afterMs: number;
  readonly deltas: number;
}

/** One request as the server saw it. */
export interface RecordedRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; undefined when it was not JSON. */
  readonly body: unknown;
  /** Requests with the same number came over the same connection. */
  readonly connection: number;
  /** The index of the step that served it; null when none did. */
  readonly step: number | null;
  /** The status that was sent; null while there is none. */
  readonly status: number | null;
  readonly usage: Answer['usage'] | null;
  readonly outcome: RequestOutcome | null;
  /** Resolves when the request is over, however it ended. */
  readonly finished: Promise<RequestOutcome>;
}

/** A record while it is being written. */
export interface Recording {
  readonly record: { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };
  onDelta(): void;
  end(kind: RequestOutcome['kind']): void;
}

export function startRecording(
  head: Pick<RecordedRequest, 'id' | 'method' | 'path' | 'headers' | 'connection'>,
): Recording {
  const { promise, resolve } = Promise.withResolvers<RequestOutcome>();
  const startedAt = performance.now();
  let deltas = 0;
  const record: Recording['record'] = {
    ...head,
    body: undefined,
    step: null,
    status: null,
    usage: null,
    outcome: null,
    finished: promise,
  };
  return {
    record,
    onDelta: () => void deltas++,
    end(kind) {
      if (record.outcome) return;
      record.outcome = { kind, afterMs: performance.now() - startedAt, deltas };
      resolve(record.outcome);
    },
  };
}
