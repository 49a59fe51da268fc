import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** One build for every package: its main entry, and its test helpers where there are some. Declarations come from `tsc -b`. */
export default defineConfig({
  entry: [existsSync('src/index.ts') ? 'src/index.ts' : 'src/agent.ts', 'src/testing.ts'].filter((file) =>
    existsSync(file),
  ),
  format: ['esm'],
  dts: false,
  sourcemap: true,
  clean: true,
  target: 'node22',
});
