import { existsSync, readFileSync } from 'node:fs';

const file = new URL(
  'clinc150.val.jsonl',
  new URL(process.env['ROUTING_DATA'] ?? '../../../../../shared/data/routing/', import.meta.url),
);

/** 1,000 questions of members of the public, or as many made up ones. */
export function readSentences(): { source: string; sentences: string[] } {
  if (existsSync(file)) {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const sentences = lines
      .filter((_, index) => index % 3 === 0)
      .map((line) => (JSON.parse(line) as { text: string }).text);
    return { source: 'CLINC150 validation, every third sentence', sentences };
  }
  const words = 'how do i find people who moved from nursing into hospital management in the north last year'.split(
    ' ',
  );
  const sentences = Array.from({ length: 1000 }, (_, row) =>
    Array.from(
      { length: 4 + (row % 11) },
      (__, index) => words[(row * 7 + index * (1 + (row % 5))) % words.length],
    ).join(' '),
  );
  return { source: 'Made up sentences', sentences };
}
