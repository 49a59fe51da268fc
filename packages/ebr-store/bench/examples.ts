import { existsSync } from 'node:fs';
import { measureGuard } from './examples/measure-guard.ts';
import { measureParaphrases } from './examples/measure-paraphrases.ts';
import { measureReload } from './examples/measure-reload.ts';

const only = process.argv[2];
const data = new URL(process.env['ROUTING_DATA'] ?? '../../../../shared/data/routing/', import.meta.url);
if (only !== 'guard') await measureReload();
if (only === 'reload') process.exit();
await measureParaphrases();
if (existsSync(data)) await measureGuard(data);
else process.stdout.write(`No data at ${data.pathname}; set ROUTING_DATA to measure the guard.\n`);
