import type { HnswConstructor } from '../../hnsw-engine.ts';
import type { GraphAnswer, GraphRequest } from './messages.ts';
import { TunedGraph } from './tuned-graph.ts';

/** A build lets searches of other graphs in this often. */
const pauseAfterMs = 2;

interface Port {
  on(event: 'message', listener: (request: GraphRequest) => void): unknown;
  postMessage(answer: GraphAnswer): void;
}

/** The thread's side: answers every request once. Graphs change one after the other, and are searched in between. */
export function serveGraphs(port: Port, load: () => HnswConstructor): void {
  const graphs = new Map<number, TunedGraph>();
  const pause = createPause();
  let changes = Promise.resolve();
  const change = (call: number, work: () => Promise<GraphAnswer>) => {
    changes = changes.then(async () => port.postMessage(await work().catch((error: unknown) => failed(call, error))));
  };
  port.on('message', (request) => {
    const { call } = request;
    if (request.type === 'search') port.postMessage(search(graphs, request));
    else if (request.type === 'build')
      change(call, async () => {
        const { vectors, dimensions } = request;
        const graph = new TunedGraph(load(), dimensions, Math.ceil((vectors.length / dimensions) * 1.2));
        const quality = await graph.build(vectors, pause);
        graphs.set(request.graph, graph);
        return { call, quality };
      });
    else if (request.type === 'add')
      change(call, async () => {
        await graphs.get(request.graph)?.add(request.vectors, pause);
        return { call, done: true };
      });
    else {
      graphs.delete(request.graph);
      port.postMessage({ call, done: true });
    }
  });
}

const failed = (call: number, error: unknown): GraphAnswer => ({
  call,
  failure: error instanceof Error ? error.message : String(error),
});

function search(graphs: ReadonlyMap<number, TunedGraph>, request: GraphRequest & { type: 'search' }): GraphAnswer {
  const { call, vector, k } = request;
  try {
    const graph = graphs.get(request.graph);
    if (!graph) return { call, failure: 'the graph is not there' };
    return { call, labels: graph.search(vector, k) };
  } catch (error) {
    return failed(call, error);
  }
}

function createPause(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < pauseAfterMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
