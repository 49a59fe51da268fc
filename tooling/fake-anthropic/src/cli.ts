import { parseArgs } from 'node:util';
import { faultScripts } from './fault-scripts.ts';
import type { FakeScript } from './script.ts';
import { loadScript } from './load-script.ts';
import type { RecordedRequest } from './record.ts';
import { startFakeAnthropic } from './server.ts';

const usage = `Usage: pnpm fake-anthropic --script FILE [--port N] [--no-credentials]
       pnpm fake-anthropic --fault NAME [--port N]
       pnpm fake-anthropic --list

Answers the Messages API on 127.0.0.1 from a script (YAML or JSON), or plays one trouble of the catalogue.
  --no-credentials   take requests that carry no key, too`;

async function chooseScript(options: { script?: string | undefined; fault?: string | undefined }): Promise<FakeScript> {
  if ((options.script === undefined) === (options.fault === undefined))
    throw new Error('exactly one of --script and --fault is needed');
  if (options.script !== undefined) return loadScript(options.script);
  const found = Object.entries<FakeScript>(faultScripts).find(([name]) => name === options.fault);
  if (!found) throw new Error(`--fault: there is no '${options.fault}'; --list names them all`);
  return found[1];
}

function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw new Error(`--port: expected a number from 0 to 65535, got '${value}'`);
  return port;
}

function describe(request: RecordedRequest): string {
  const { method, path, status, step, outcome, usage } = request;
  const seconds = ((outcome?.afterMs ?? 0) / 1000).toFixed(2);
  const served = step === null ? '' : `, step ${step}`;
  const tokens = usage ? `, ${usage.input_tokens} in, ${usage.output_tokens} out` : '';
  return `${method} ${path} → ${status ?? 'no answer'} ${outcome?.kind ?? ''} after ${seconds} s${served}${tokens}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      script: { type: 'string' },
      fault: { type: 'string' },
      port: { type: 'string', default: '8787' },
      list: { type: 'boolean', default: false },
      'no-credentials': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (values.list) {
    for (const [name, script] of Object.entries<FakeScript>(faultScripts))
      console.log(`${name.padEnd(24)}${script.description ?? ''}`);
    return;
  }
  const server = await startFakeAnthropic({
    script: await chooseScript(values),
    port: readPort(values.port),
    requireCredentials: !values['no-credentials'],
    onRequest: (request) => console.log(describe(request)),
  });
  console.log(`Listening on ${server.url}`);
  console.log(`Use it with: ANTHROPIC_API_KEY=test ANTHROPIC_BASE_URL=${server.url}`);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => void server.close());
}

main().catch((error: Error) => {
  console.error(`fake-anthropic: ${error.message}`);
  console.error('--help shows how to use it.');
  process.exitCode = 1;
});
