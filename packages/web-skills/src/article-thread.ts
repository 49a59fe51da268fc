import { Worker } from 'node:worker_threads';
import type { ExtractedArticle } from './service/extract-article.ts';

const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './article-worker.ts' : './article-worker.js',
  import.meta.url,
);

/** Makes pages readable away from the event loop, one after the other. */
export interface ArticleThread {
  /** Rejects with the signal's reason; a page that is under way then is given up, and the thread with it. */
  extract(html: string, signal: AbortSignal): Promise<ExtractedArticle | undefined>;
  close(): Promise<void>;
}

/** Starts its thread with the first page, and a new one after a page that was too much. Keeps no process alive. */
export function createArticleThread(): ArticleThread {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const stop = async () => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const start = () => {
    const started = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 } });
    started.unref();
    // A thread that breaks must not end the process; whoever waits for it hears of it by its own listener.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  const run = (html: string, signal: AbortSignal) =>
    new Promise<ExtractedArticle | undefined>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const thread = (worker ??= start());
      const settle = () => {
        signal.removeEventListener('abort', abort);
        thread.off('message', take).off('error', giveUp).off('exit', giveUp);
      };
      const take = ({ article }: { article?: ExtractedArticle }) => {
        settle();
        resolve(article);
      };
      const giveUp = () => {
        settle();
        resolve(undefined);
        void stop();
      };
      const abort = () => {
        settle();
        reject(signal.reason);
        void stop();
      };
      signal.addEventListener('abort', abort, { once: true });
      thread.on('message', take).on('error', giveUp).on('exit', giveUp);
      thread.postMessage(html, []);
    });

  return {
    extract(html, signal) {
      const mine = last.then(() => run(html, signal));
      last = mine.catch(() => {});
      return mine;
    },
    close: stop,
  };
}
