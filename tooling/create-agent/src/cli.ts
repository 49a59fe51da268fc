import { runCommand } from './run.ts';

const { exitCode, output } = await runCommand(process.argv.slice(2), process.cwd());
(exitCode === 0 ? process.stdout : process.stderr).write(output);
process.exitCode = exitCode;
