import { parentPort } from 'node:worker_threads';
import { extractArticle } from './service/extract-article.ts';

/** What the thread answers: an article, or nothing when there is none or the page was too much. */
parentPort?.on('message', (html: string) => {
  try {
    parentPort?.postMessage({ article: extractArticle(html) }, []);
  } catch {
    parentPort?.postMessage({}, []);
  }
});
