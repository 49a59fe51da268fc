import type { EmbedderSettings } from './embedder.ts';

/** The settings of the embedder as they stand in the environment. */
interface EmbedderVariables {
  readonly kind: string | undefined;
  readonly url: string | undefined;
  readonly model: string | undefined;
  readonly key: string | undefined;
}

type Refuse = (setting: string, message: string) => Error;

const name = 'TRELLIS_EMBEDDER';

/** Undefined for the embedder that ships with the host. Throws what `refuse` makes of a setting that cannot be used. */
export function readEmbedderSettings(given: EmbedderVariables, refuse: Refuse): EmbedderSettings | undefined {
  const { kind, url, model, key } = given;
  if (kind === undefined) {
    if (url === undefined && model === undefined && key === undefined) return undefined;
    throw refuse(name, `needed as well: openai or onnx, as what ${name}_MODEL is`);
  }
  if (kind !== 'openai' && kind !== 'onnx') throw refuse(name, `expected openai or onnx, got '${kind}'`);
  if (model === undefined)
    throw refuse(`${name}_MODEL`, kind === 'onnx' ? 'the folder of the model' : 'what the server calls the model');
  if (kind === 'onnx') {
    if (url !== undefined || key !== undefined) throw refuse(`${name}_URL`, 'a folder needs neither URL nor key');
    return { kind, directory: model };
  }
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (url === undefined || !address || !/^https?:$/.test(address.protocol) || address.search || address.username)
    throw refuse(
      `${name}_URL`,
      'expected an http(s) URL up to and with the version, such as http://localhost:11434/v1',
    );
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw refuse(`${name}_KEY`, 'has a character that no header can carry');
  const isNear = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(address.hostname);
  if (key !== undefined && address.protocol === 'http:' && !isNear)
    throw refuse(`${name}_URL`, 'a key must travel over https');
  return { kind, baseUrl: url, model, ...(key !== undefined && { apiKey: key }) };
}
