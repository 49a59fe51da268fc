import { setTimeout as delay } from 'node:timers/promises';
import pico from 'picocolors';
import { describeFailure } from './cli/describe-failure.ts';
import { readConfiguration } from './configuration.ts';
import type { RunningService } from './service.ts';
import { startService } from './service.ts';

/** Longer than the host gives its turns, so that this only ends what hangs. */
const closeWithinMs = 15_000;

const colors = pico.createColors(process.stdout.isTTY === true && !process.env['NO_COLOR']);

function announce(service: RunningService): void {
  const line = (label: string, text: string) => `  ${colors.dim(label.padEnd(8))}${text}`;
  const agents = service.agents.map(({ id, version }) => `${id} ${colors.dim(version)}`).join(', ');
  const model = service.hasModel
    ? service.modelDescription
    : 'no language model configured: answers come from the data alone; set ANTHROPIC_API_KEY to use Claude, ' +
      'or ANTHROPIC_BASE_URL for any server that speaks the Messages API';
  const mode =
    service.mode === 'development'
      ? `development: this machine only, no sign-in, everybody here is ${service.memberId ?? 'the sample member'}`
      : 'production: members sign in with tokens of the configured issuer';
  const lines = [
    '',
    `  ${colors.bold('Trellis')} is ready at ${colors.cyan(colors.underline(service.url))}`,
    '',
    line('agents', agents),
    line('model', model),
    line('mode', mode),
    '',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

async function main(): Promise<void> {
  // Whoever read the banner may be gone; the service goes on.
  process.stdout.on('error', () => {});
  const service = await startService(readConfiguration(process.env));
  announce(service);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1); // Asked twice: now.
    stopping = true;
    process.stdout.write('\n  Letting running answers end; once more to stop at once.\n');
    const closed = await Promise.race([service.close().then(() => true), delay(closeWithinMs, false, { ref: false })]);
    process.exit(closed ? 0 : 1);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  Trellis cannot start: ${describeFailure(error)}\n\n`);
  process.exit(1);
});
