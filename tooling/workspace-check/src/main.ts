import { fileURLToPath } from 'node:url';
import { checkWorkspace, rules } from './check-workspace.ts';
import { readWorkspace } from './workspace.ts';

const root = process.argv[2] ?? fileURLToPath(new URL('../../../', import.meta.url));
const workspace = readWorkspace(root);
const problems = checkWorkspace(workspace);
for (const { rule, place, message } of problems) console.error(`${place}: ${message} [${rule}]`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${workspace.packages.length} packages keep ${Object.keys(rules).length} rules`);
