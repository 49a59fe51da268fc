import { parentPort } from 'node:worker_threads';
import { loadHnsw } from './hnsw-engine.ts';
import { serveGraphs } from './vectors/graph/serve-graphs.ts';

if (parentPort) serveGraphs(parentPort, loadHnsw);
