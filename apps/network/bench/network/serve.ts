/** Serves a database in a process of its own, and says where, with a token. */
import { createDevTokens, startNetwork } from '../../src/index.ts';

const tokens = createDevTokens();
const network = await startNetwork({
  database: process.argv[2] ?? ':memory:',
  port: 0,
  auth: tokens.verifier,
  sample: false,
  requestsPerMinute: Number.POSITIVE_INFINITY,
});
process.send?.({ url: network.url, token: await tokens.sign('me', 'development') });
process.once('message', () => void network.close().then(() => process.exit(0)));
