import { describe, expect, it } from 'vitest';
import { createProgressLine } from './progress-line.ts';

function draw(isTTY: boolean) {
  const written: string[] = [];
  let nowMs = 0;
  const line = createProgressLine({ isTTY, write: (text) => written.push(text) }, () => nowMs);
  return { written, line, at: (ms: number) => void (nowMs = ms) };
}

describe('progress', () => {
  it('is one line of a terminal for each step, drawn anew at most ten times a second', () => {
    const { written, line, at } = draw(true);
    line.show({ step: 'read', records: 0, done: 0 });
    at(50);
    line.show({ step: 'read', records: 100, done: 0.1 });
    at(1000);
    line.show({ step: 'read', records: 3000, done: 0.5 });
    at(2000);
    line.show({ step: 'write', records: 500, done: 1 });
    line.end();
    expect(written).toEqual([
      '\r\u001B[KReading ░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  0 records, 0/s',
      '\r\u001B[KReading ████████████░░░░░░░░░░░░ 50 %  3,000 records, 3,000/s, 1 s left',
      '\n',
      '\r\u001B[KWriting ████████████████████████ 100 %  500 records, 0/s',
      '\n',
    ]);
  });

  it('is a word for each step elsewhere', () => {
    const { written, line } = draw(false);
    line.show({ step: 'read', records: 0, done: 0 });
    line.show({ step: 'read', records: 10, done: 0.5 });
    line.show({ step: 'write', records: 10, done: 1 });
    line.end();
    expect(written).toEqual(['Reading …\n', 'Writing …\n']);
  });
});
