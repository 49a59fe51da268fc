import { createHash } from 'node:crypto';
import type { Clock, LanguageModel, Owner } from '@trellis/core';
import { findDates } from '@trellis/network';
import type { ImportPreview } from '@trellis/network';
import type { Observe } from '@trellis/pipeline';
import type { AskForValues, ProposedValue } from './ask-for-values.ts';
import { createAskForValues } from './ask-for-values.ts';
import type { DoubtfulField } from './doubtful-fields.ts';
import { findDoubts } from './doubtful-fields.ts';
import { setAt } from './json-pointer.ts';
import type { FindLiteral } from './literal-text.ts';
import { createFindLiteral } from './literal-text.ts';

/** What came of a second look, beside the reading. */
export interface SecondLookReport {
  /** Of how many values the model was asked; 0 when nothing was doubtful, and then no model was called. */
  readonly asked: number;
  /** How many it brought that stand in the file. */
  readonly changed: number;
  /** False when the model failed, was late or wrote nonsense. */
  readonly answered: boolean;
}

/** A reading as a member sees it. */
export type LookedOver = Omit<ImportPreview, 'lines'> & { readonly secondLook?: SecondLookReport };

/**
 * Has a small model look at what a reading of a résumé is not sure of. A value it proposes is kept only where it stands literally in the lines of
 * the file that it was shown; it is marked with `how: 'model'` and stays doubtful, so that the member is asked. A model that fails changes
 * nothing. Never rejects.
 */
export type SecondLook = (
  reading: ImportPreview,
  options: { owner: Owner; id: string; signal: AbortSignal },
) => Promise<LookedOver>;

/** How sure a value of a model is: below what is kept without a look. */
const confidence = 0.65;
const longestText = 500;
const defaultDeadlineMs = 8_000;
const defaultAtOnce = 8;

/** Rejects when its prompt cannot be used. `atOnce`: readings beyond so many at a time go without. */
export async function createSecondLook(options: {
  model: LanguageModel;
  deadlineMs?: number;
  atOnce?: number;
  clock?: Clock;
  observe?: Observe;
}): Promise<SecondLook> {
  const { model, deadlineMs = defaultDeadlineMs, atOnce = defaultAtOnce, clock, observe } = options;
  const ask = await createAskForValues({ model, deadlineMs, clock, observe });
  let running = 0;
  return async (reading, { owner, id, signal }) => {
    const { lines = [], ...shown } = reading;
    if (reading.kind !== 'resume' || lines.length === 0) return shown;
    const { fields, indexes } = findDoubts(reading, lines);
    if (fields.length === 0) return { ...shown, secondLook: { asked: 0, changed: 0, answered: true } };
    if (running >= atOnce) return { ...shown, secondLook: { asked: 0, changed: 0, answered: false } };
    running += 1;
    try {
      const values = await ask(questionFor({ fields, indexes, lines }, { owner, id, signal }));
      const looked = apply(shown, { lines, fields, indexes, values: values ?? [] });
      const report = { asked: fields.length, changed: looked.changed, answered: values !== undefined };
      return { ...looked.reading, secondLook: report };
    } finally {
      running -= 1;
    }
  };
}

type Lines = NonNullable<ImportPreview['lines']>;

function questionFor(
  { fields, indexes, lines }: { fields: readonly DoubtfulField[]; indexes: ReadonlySet<number>; lines: Lines },
  { owner, ...rest }: { owner: Owner; id: string; signal: AbortSignal },
): Parameters<AskForValues>[0] {
  return {
    lines: [...indexes]
      .toSorted((a, b) => a - b)
      .map((index) => `${index + 1} | ${lines[index]?.text ?? ''}`)
      .join('\n'),
    fields: fields.map(({ label, value, near }, index) => ({
      number: index + 1,
      field: label,
      read: value === undefined ? 'nothing' : `${value} (line ${near + 1})`,
    })),
    tenant: owner.tenant,
    memberKey: createHash('sha256').update(`${owner.tenant}\0${owner.memberId}`).digest('base64url').slice(0, 22),
    ...rest,
  };
}

interface Proposals {
  readonly lines: Lines;
  readonly fields: readonly DoubtfulField[];
  readonly indexes: ReadonlySet<number>;
  readonly values: readonly ProposedValue[];
}

/** The reading with what stands in its file of what was proposed; the first proposal for a field counts. */
function apply(
  reading: Omit<ImportPreview, 'lines'>,
  { lines, fields, indexes, values }: Proposals,
): { reading: typeof reading; changed: number } {
  const findLiteral = createFindLiteral(lines);
  const draft = structuredClone(reading.draft) as object;
  const sources = new Map(reading.fields.map((source) => [source.path, source]));
  const taken = new Set<string>();
  for (const { field: number, text } of values) {
    const field = fields[number - 1];
    if (!field || taken.has(field.path)) continue;
    const found = valueFor(field, text, { findLiteral, indexes });
    if (!found || found.value === field.value || !setAt(draft, field.path, found.value)) continue;
    taken.add(field.path);
    const { page = 1, line = 1, text: words = '' } = lines[found.index] ?? {};
    sources.set(field.path, {
      path: field.path,
      page,
      line,
      text: words.slice(0, longestText),
      confidence,
      how: 'model',
    });
  }
  return { reading: { ...reading, draft, fields: [...sources.values()] }, changed: taken.size };
}

/** Names of people have neither digits nor addresses in them. */
const noName = /[\d@]|\/\//;

function valueFor(
  { kind, near }: DoubtfulField,
  words: string,
  { findLiteral, indexes }: { findLiteral: FindLiteral; indexes: ReadonlySet<number> },
): { value: string; index: number } | undefined {
  const place = findLiteral(words, { near, indexes });
  if (!place) return undefined;
  const { text, index } = place;
  if (kind === 'text') return { value: text, index };
  if (kind === 'name') return noName.test(text) ? undefined : { value: text, index };
  const dates = findDates(text);
  if (!dates) return undefined;
  const start = dates.single ? dates.end : dates.start;
  const value = kind === 'start' ? start : dates.present ? 'present' : dates.end;
  return value === undefined ? undefined : { value, index };
}
