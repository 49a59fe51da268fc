// How good the router is: on public intent sets, and by cross-validation on the routing files of this repository's agents.
// Run: node bench/routing.ts. ROUTING_DATA names a folder with clinc150.*.jsonl and banking77.train.jsonl; without it, the public part is left out.
import { benchAgents } from './routing/agents.ts';
import { benchPublicSets } from './routing/public-sets.ts';

const folder = process.env['ROUTING_DATA'];
if (folder === undefined) console.log('public sets: skipped, ROUTING_DATA is not set');
else await benchPublicSets(folder);
await benchAgents();
