// Run as a process of its own: node write-turns.ts URL MEMBER COUNT
import { openStore } from '../index.ts';
import { someTurn } from './turns.ts';

const [url = '', memberId = '', count = '0'] = process.argv.slice(2);
const store = await openStore(url);
for (let index = 0; index < Number(count); index++) {
  await store.saveTurn({ tenant: 'acme', memberId }, someTurn());
  await store.saveTurn({ tenant: 'acme', memberId: 'both' }, someTurn({ conversationId: 'shared' }));
}
await store.close();
