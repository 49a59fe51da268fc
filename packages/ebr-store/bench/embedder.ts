// Compares the embedded encoder with the same model as TensorFlow.js runs it (WASM SIMD, one thread), each in processes of its own, by turns.
// TensorFlow.js goes into a folder under the system's temporary one, never into the workspace.
// Run: node bench/embedder.ts. ROUTING_DATA names a folder with clinc150.val.jsonl; without it, sentences are made up.
const [mode, vectors = '', folder = ''] = process.argv.slice(2);
if (mode === 'ours') await (await import('./embedder/ours.ts')).measureOurs(vectors);
else if (mode === 'tfjs') await (await import('./embedder/tfjs.ts')).measureTfjs(vectors, folder);
else await (await import('./embedder/compare.ts')).compare();
