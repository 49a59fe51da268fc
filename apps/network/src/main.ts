import { createDevTokens } from './auth/dev-tokens.ts';
import { createTokenVerifier } from './auth/token-verifier.ts';
import { runLoad } from './load/load-command.ts';
import { NetworkError } from './network-error.ts';
import { readSettings } from './settings.ts';
import { startNetwork } from './start-network.ts';

/** Runs the command, or else the network. */
async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) return serve();
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort(new Error('it was interrupted')));
  const database = process.env['DATABASE'] || ':memory:';
  process.exitCode =
    command === 'load' ? await runLoad(args, { database, output: process.stderr, signal: abort.signal }) : 2;
  if (command !== 'load')
    console.error(`There is no command ${command}. Without one the network is served; "load" loads records.`);
}

/** Runs the network by itself; settings come from the environment, see the README. */
async function serve(): Promise<void> {
  const { verifier, ...settings } = readSettings(process.env);
  const devTokens = verifier ? undefined : createDevTokens();
  const network = await startNetwork({
    ...settings,
    auth: verifier ? createTokenVerifier(verifier) : (devTokens as NonNullable<typeof devTokens>).verifier,
    onError: (error, { method, path }) => console.error(`${method} ${path}:`, error),
  });
  console.log(`The network listens on ${network.url} (description: ${network.url}/openapi.json)`);
  if (devTokens) {
    const memberId = network.sample?.defaultMember ?? 'me';
    console.log(
      `DEVELOPMENT MODE: only this machine is let in. A token for ${memberId}, good until this process ends:`,
    );
    console.log(await devTokens.sign(memberId, 'development'));
  }
  const stop = () => void network.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(describe(error));
  process.exitCode = 1;
});

function describe(error: unknown): unknown {
  if (error instanceof NetworkError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is taken; set PORT to another one.';
  return error;
}
