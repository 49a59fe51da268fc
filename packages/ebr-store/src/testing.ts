export { describeEmbedder } from './testing/describe-embedder.ts';
export type { EmbedderSetup } from './testing/describe-embedder.ts';
