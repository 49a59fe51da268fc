import './compile-cache.mjs';
import './require-node.mjs';

await import('../src/main.ts');
