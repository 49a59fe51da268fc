import { readFile } from 'node:fs/promises';
import { fingerprintCases, parseFingerprint } from '../../src/examples/guard/fingerprint.ts';
import { foldWords } from '../../src/examples/guard/fold-words.ts';
import type { LeakageGuard } from '../../src/examples/guard/leakage-guard.ts';
import { createLeakageGuard } from '../../src/examples/guard/leakage-guard.ts';
import { createRandom } from './random.ts';

const write = (text: string) => process.stdout.write(`${text}\n`);
const percent = (count: number, of: number) => `${((100 * count) / of).toFixed(2)} %`.padStart(9);

/** CLINC150: the validation set as cases, the training set as honest examples; copies are planted from the cases. */
export async function measureGuard(data: URL): Promise<void> {
  const [train, validation] = await Promise.all(
    ['clinc150.train.jsonl', 'clinc150.val.jsonl'].map(async (name) => {
      const lines = (await readFile(new URL(name, data), 'utf8')).trim().split('\n');
      return lines.map((line) => (JSON.parse(line) as { text: string }).text);
    }),
  );
  for (const size of [100, 300, 1000, 3000]) {
    const cases = every(validation ?? [], size);
    const known = new Set(cases.map((text) => foldWords(text).join('')));
    const honest = (train ?? []).filter((text) => !known.has(foldWords(text).join('')));
    const file = fingerprintCases(cases, { salt: 'clinc' });
    const guard = createLeakageGuard([parseFingerprint(file, { file: 'clinc' })]);
    write(
      `\n${size} cases, fingerprint of ${(file.length / 1024).toFixed(1)} KB; refused as copies, and found (copies and near ones)`,
    );
    report('honest texts (train, exact leaks out)', honest, guard);
    report('folded copies', cases.map(foldDifferently), guard);
    for (const shortest of [4, 6, 8, 12])
      for (const changes of [1, 2, 3]) {
        const long = cases.filter((text) => foldWords(text).length >= shortest);
        const planted = plant(long, changes, validation ?? []);
        report(`${changes} changed of ${shortest}+ words (${long.length} cases)`, planted, guard);
      }
  }
}

function report(label: string, texts: readonly string[], guard: LeakageGuard): void {
  const leaks = texts.map((text) => guard.check(text));
  const copies = leaks.filter((leak) => leak?.kind === 'copy').length;
  const found = leaks.filter((leak) => leak).length;
  write(`  ${label.padEnd(42)}${percent(copies, texts.length)}${percent(found, texts.length)}`);
}

const every = <T>(items: readonly T[], count: number) =>
  Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T);

const foldDifferently = (text: string) => ` ${text.toUpperCase().replaceAll(' ', '\u00A0 ')}?!`;

/** Each text with this many words replaced, put in or taken out, by turns at random; words come from all texts, common ones more often. */
function plant(texts: readonly string[], changes: number, all: readonly string[]): string[] {
  const random = createRandom(changes);
  const words = all.flatMap((text) => text.split(/\s+/));
  return texts.map((text) => {
    const changed = text.split(/\s+/);
    const places = new Set<number>();
    while (places.size < changes) places.add(random(changed.length));
    for (const place of [...places].sort((a, b) => b - a)) {
      const kind = random(3);
      if (kind === 0) changed.splice(place, 1);
      else changed.splice(place, kind === 1 ? 1 : 0, words[random(words.length)] ?? '');
    }
    return changed.join(' ');
  });
}
