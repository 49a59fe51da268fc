import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** What others import beside the main entry, and what is started as a worker thread: each is a file of its own in `dist`. */
const more = readdirSync('src').filter(
  (file) =>
    ['mcp.ts', 'openapi.ts', 'service.ts', 'testing.ts', 'vectors.ts'].includes(file) || file.endsWith('-worker.ts'),
);

/** One build for every package. Declarations come from `tsc -b`. */
export default defineConfig({
  entry: [existsSync('src/index.ts') ? 'src/index.ts' : 'src/agent.ts', ...more.map((file) => `src/${file}`)],
  format: ['esm'],
  dts: false,
  sourcemap: true,
  clean: true,
  target: 'node22',
});
