// Prints the one line that says how many tests ran, from the report of the run just made.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(new URL('../node_modules/.cache/vitest.json', import.meta.url), 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests } = report;
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`);
