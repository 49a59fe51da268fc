import { loadVocabulary } from '../src/vocabulary/index.ts';
import { extractRequirements } from '../src/requirements/index.ts';
import { findPhrases } from '../src/requirements/phrases/find-phrases.ts';
import type { Vocabulary } from '../src/vocabulary/index.ts';
import { judgeImportance, summarize } from './requirements/importance.ts';
import { readLabelledPostings } from './requirements/labelled-postings.ts';
import { readLabelledSpans } from './requirements/labelled-spans.ts';
import { findNames, findTyped } from './requirements/finders.ts';
import { scoreSpans } from './requirements/span-score.ts';

const write = (line: string) => void process.stdout.write(`${line}\n`);
const show = (value: number) => value.toFixed(3);

/** Phrases of 201 labelled sentences: what the phrase finder finds beside the longest names of the vocabulary. */
function reportSpans(vocabulary: Vocabulary): void {
  const sentences = readLabelledSpans();
  if (sentences === undefined)
    return write('labelled sentences: skipped, ../shared/data/search/job-entities is absent');
  const sets = [
    ['development', sentences.filter((sentence) => !sentence.heldOut)],
    ['held out', sentences.filter((sentence) => sentence.heldOut)],
    ['all', sentences],
  ] as const;
  write('set          type           finder    strict P / R / F1        partial P / R / F1       wanted found');
  for (const [name, set] of sets)
    for (const type of ['Skill', 'Qualification']) {
      const scores = [findNames(vocabulary), findTyped(vocabulary)].map((find) => scoreSpans(set, find, type));
      for (const [index, { strict, partial, wanted, found }] of scores.entries()) {
        const numbers = [strict, partial].map((score) =>
          [score.precision, score.recall, score.f1].map(show).join(' / '),
        );
        const finder = index === 0 ? 'keywords' : 'phrases ';
        write(`${name.padEnd(12)} ${type.padEnd(14)} ${finder}  ${numbers.join('    ')}    ${wanted} ${found}`);
      }
      const [names, phrases] = scores;
      if (names !== undefined && phrases !== undefined)
        write(
          `${' '.repeat(28)}ratio     strict ${(phrases.strict.f1 / names.strict.f1).toFixed(2)}, partial ${(phrases.partial.f1 / names.partial.f1).toFixed(2)}`,
        );
    }
}

/** Must, nice to have or neither, sentence by sentence of whole postings. */
function reportImportance(vocabulary: Vocabulary): void {
  const { postings, missing } = readLabelledPostings();
  const judged = judgeImportance(postings, vocabulary);
  if (missing > 0) write(`${missing} labelled sentences are not there or changed`);
  const isNewYork = ({ id }: (typeof judged)[number]) => id.startsWith('nyc:');
  for (const [name, set] of [
    ['all', judged],
    ['New York', judged.filter(isNewYork)],
    ['sample and own', judged.filter((each) => !isNewYork(each))],
  ] as const)
    for (const heldOut of [false, true]) {
      write(`${name}, ${heldOut ? 'held out' : 'development'}:`);
      for (const [label, value] of Object.entries(summarize(set.filter((each) => each.heldOut === heldOut))))
        write(`  ${label.padEnd(16)} ${Number.isInteger(value) ? value : show(value)}`);
    }
}

/** How long a posting takes, and how much of the time of reading a statement goes into its phrases. */
function reportSpeed(vocabulary: Vocabulary): void {
  const { postings } = readLabelledPostings();
  const rounds = Array.from({ length: 30 }, () => {
    const start = performance.now();
    for (const { posting } of postings) extractRequirements(posting, vocabulary);
    return (performance.now() - start) / postings.length;
  }).sort((one, other) => one - other);
  write(`a posting takes ${show(rounds[15] ?? 0)} ms (median of 30 rounds; fastest ${show(rounds[0] ?? 0)} ms)`);
  const text = postings
    .flatMap(({ fields }) => Object.values(fields).flatMap((field) => field.split('\n')))
    .filter((line) => line.length < 700);
  const measure = (read: (line: string) => unknown) => {
    const start = performance.now();
    for (let round = 0; round < 20; round += 1) for (const line of text) read(line);
    return performance.now() - start;
  };
  measure((line) => findPhrases(line, vocabulary, []));
  const names = measure((line) => vocabulary.findSkills(line));
  const phrases = measure((line) => findPhrases(line, vocabulary, []));
  write(`finding phrases takes ${(phrases / names).toFixed(2)} times as long as finding names`);
}

const vocabulary = loadVocabulary();
write(`vocabulary: ${vocabulary.all().length} skills`);
reportSpans(vocabulary);
reportImportance(vocabulary);
reportSpeed(vocabulary);
