import { Worker } from 'node:worker_threads';
import type { GraphAnswer, GraphCall } from './messages.ts';

/** How long a search waits for the thread before the exact scan is asked instead. */
const searchDeadlineMs = 1_000;

/** Answers that may come in one turn of the event loop. */
const mostSearches = 32;

interface Waiting {
  readonly resolve: (answer: GraphAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread that owns graphs. When it dies, what waits for it fails, and it is not started again: its owner decides. */
export class GraphThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #queue: (() => void)[] = [];
  #calls = 0;
  /** Only a search that waits keeps the process alive; a build does not. */
  #searches = 0;
  #end: Error | undefined;

  constructor(url: URL, onEnd: (error: Error) => void) {
    this.#worker = new Worker(url);
    this.#worker.unref();
    this.#worker.on('message', (answer: GraphAnswer) => this.#settle(answer));
    const end = (error: Error) => {
      if (this.#end) return;
      this.#end = error;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
      onEnd(error);
    };
    this.#worker.on('error', (cause) => end(new Error(`the graph thread failed: ${cause.message}`, { cause })));
    this.#worker.on('exit', (code) => end(new Error(`the graph thread ended with code ${code}`)));
  }

  /** For tests and for those who watch threads. */
  get threadId(): number {
    return this.#worker.threadId;
  }

  /** Throws when the thread failed, says that it did, or a search takes longer than a second. Buffers of what is built are handed over. */
  async ask(call: GraphCall): Promise<GraphAnswer> {
    while (call.type === 'search' && this.#searches >= mostSearches)
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    if (this.#end) throw this.#end;
    const number = ++this.#calls;
    const { promise, resolve, reject } = Promise.withResolvers<GraphAnswer>();
    this.#waiting.set(number, { resolve, reject });
    if (call.type === 'search' && this.#searches++ === 0) this.#worker.ref();
    const late = () => reject(new Error(`no answer from the graph thread within ${searchDeadlineMs} ms`));
    const timer = call.type === 'search' ? setTimeout(late, searchDeadlineMs) : undefined;
    try {
      const transfer = call.type === 'build' || call.type === 'add' ? [call.vectors.buffer as ArrayBuffer] : [];
      this.#worker.postMessage({ ...call, call: number }, transfer);
      const answer = await promise;
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(number);
      if (call.type === 'search') this.#searchEnded();
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #searchEnded(): void {
    if (--this.#searches === 0) this.#worker.unref();
    this.#queue.shift()?.();
  }

  #settle(answer: GraphAnswer): void {
    this.#waiting.get(answer.call)?.resolve(answer);
  }
}
