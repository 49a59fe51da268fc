import type { Notes } from './import-note.ts';
import type { Primitive } from './schema-view.ts';
import type { InputField, OutputField, SkillSheet } from './skill-sheet.ts';

/** What a pod says better than a document does. Fields go by the names that the import gave them. */
export interface SheetOverride extends Partial<
  Pick<SkillSheet, 'name' | 'version' | 'description' | 'useWhen' | 'effect' | 'metadata'>
> {
  /** No skill at all. */
  readonly skip?: boolean;
  readonly input?: Readonly<Record<string, InputOverride>>;
  readonly output?: Readonly<Record<string, OutputOverride>>;
}

export interface InputOverride {
  readonly name?: string;
  readonly description?: string;
  readonly required?: boolean;
  /** Neither seen nor sent. */
  readonly skip?: boolean;
  /** Sent always, never seen by a model. */
  readonly fixed?: Primitive;
}

export interface OutputOverride {
  readonly name?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly skip?: boolean;
}

/** The sheet with a pod's words. A field that the sheet does not have is a note. */
export function overrideSheet(sheet: SkillSheet, override: SheetOverride, notes: Notes): SkillSheet {
  const { skip: _skip, input = {}, output = {}, ...own } = override;
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const fields = renamed<InputField, InputOverride>(sheet.input, input, notes, (field, { description, required }) => ({
    ...field,
    ...(description !== undefined && { schema: { ...field.schema, description } }),
    ...(required !== undefined && { required }),
  }));
  const results = renamed<OutputField, OutputOverride>(
    sheet.output,
    output,
    notes,
    (field, { description, required }) => ({
      ...field,
      ...(description !== undefined && { description }),
      ...(required !== undefined && { required }),
    }),
  );
  const fixed = Object.entries(input).flatMap(([name, { fixed: value }]) => {
    const field = Object.hasOwn(sheet.input, name) ? sheet.input[name] : undefined;
    return value !== undefined && field ? [{ to: field.to, value }] : [];
  });
  const all = [...(sheet.fixed ?? []), ...fixed];
  return { ...sheet, ...said, input: fields, output: results, ...(all.length > 0 && { fixed: all }) };
}

function renamed<F, O extends InputOverride | OutputOverride>(
  fields: Readonly<Record<string, F>>,
  overrides: Readonly<Record<string, O>>,
  notes: Notes,
  change: (field: F, override: O) => F,
): Record<string, F> {
  for (const name of Object.keys(overrides))
    if (!Object.hasOwn(fields, name)) notes.add('changed', 'an override names a field that there is not', name);
  const result = new Map<string, F>();
  for (const [name, field] of Object.entries(fields)) {
    const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    if (override && (override.skip || ('fixed' in override && override.fixed !== undefined))) continue;
    const wanted = override?.name ?? name;
    if (result.has(wanted)) notes.add('changed', `an override gives two fields the name ${wanted.slice(0, 60)}`, name);
    result.set(result.has(wanted) ? name : wanted, override ? change(field, override) : field);
  }
  return Object.fromEntries(result);
}
