import { toUnitLength } from '../split-text.ts';
import { invalid, type Pooling } from './model-directory.ts';
import type { OnnxOutput } from './runtime.ts';

/** The sentence's vector from a model's answer for one text: its own `sentence_embedding`, else its tokens' pooled. */
export function pool(outputs: Readonly<Record<string, OnnxOutput>>, pooling: Pooling): Float32Array {
  const whole = outputs['sentence_embedding'];
  if (whole) return toUnitLength(finite(whole.data));
  const tokens = outputs['last_hidden_state'] ?? outputs['token_embeddings'] ?? Object.values(outputs)[0];
  const [batch, count = 0, width = 0] = tokens?.dims ?? [];
  if (!tokens || batch !== 1 || tokens.dims.length !== 3 || count < 1 || width < 1) {
    throw invalid(`expected vectors of tokens, found dimensions ${tokens?.dims.join(' x ')}`);
  }
  const values = finite(tokens.data);
  if (pooling === 'cls') return toUnitLength(values.subarray(0, width));
  const sum = new Float64Array(width);
  for (let index = 0; index < count * width; index++) {
    sum[index % width] = (sum[index % width] ?? 0) + (values[index] ?? 0);
  }
  return toUnitLength(sum);
}

function finite(data: unknown): Float32Array {
  if (!(data instanceof Float32Array)) throw invalid('expected an output of 32-bit floats');
  if (!data.every(Number.isFinite)) throw invalid('its output holds a value that is no finite number');
  return data;
}
