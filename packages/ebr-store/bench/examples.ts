import { existsSync } from 'node:fs';
import { measureGuard } from './examples/measure-guard.ts';

const data = new URL(process.env['ROUTING_DATA'] ?? '../../../../shared/data/routing/', import.meta.url);
if (existsSync(data)) await measureGuard(data);
else process.stdout.write(`No data at ${data.pathname}; set ROUTING_DATA to measure the guard.\n`);
