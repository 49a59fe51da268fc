const rows = [
  ['fence', 'Give the YAML alone, without a code fence.'],
  ['prose', 'Write nothing before or after the YAML.'],
  ['thinking', 'Keep your reasoning out of the answer.'],
  ['markup', 'Write no tags or special tokens around the YAML.'],
  ['next-turn', "Stop after the YAML; don't continue the conversation."],
  ['line-prefix', 'Start no line with +, >, | or a line number.'],
  ['outer-braces', "Don't put braces around block YAML."],
  ['second-answer', 'Give the answer once.'],
  ['documents', 'Write one document; separate nothing with ---.'],
  ['wrapper', "Don't put the answer under a key of your own."],
  ['missing-level', 'Keep every level of the format, the outermost key too.'],
  ['indicator-at-start', 'Put text that starts with *, &, !, %, @, #, [, {, | or a backtick in double quotes.'],
  ['colon-in-text', 'Put text with a colon in double quotes, or write it as a block with |.'],
  ['inner-quotes', 'Write a double quote inside double quotes as \\".'],
  ['text-after-quote', 'Quote the whole value or nothing of it.'],
  ['unclosed-quote', 'Close every quote on its line.'],
  ['apostrophe', 'Write text with an apostrophe in double quotes.'],
  ['bad-escape', 'Inside double quotes, write a backslash as \\\\.'],
  ['tabs', 'Indent with spaces, never with tabs.'],
  ['odd-blanks', 'Use ordinary spaces only.'],
  ['indentation', 'Indent by two spaces a level; keys of one object start in the same column.'],
  ['block-indentation', 'Indent every line of a text block deeper than its key.'],
  ['block-header-text', 'Start the text of a block on the line after the |.'],
  ['missing-block', 'Start text of several lines with | after the key.'],
  ['json-syntax', 'In braces and brackets, separate with commas and close what you open.'],
  ['json-in-text', "Don't put JSON in quotes: write its keys as YAML."],
  ['quoted-value', 'Write numbers, true and false without quotes.'],
  ['boolean-word', 'Write true or false.'],
  ['number-format', 'Write numbers as digits only: 1000, not 1,000 or $1000.'],
  ['number-unit', 'Write numbers without a unit.'],
  ['unquoted-text', 'Put text that looks like a number, true or false in double quotes.'],
  ['enum-form', 'Copy the allowed values exactly, letter case too.'],
  ['enum-spelling', 'Check the spelling of the allowed values.'],
  ['key-form', 'Copy the keys exactly, letter case too.'],
  ['key-spelling', 'Check the spelling of the keys.'],
  ['scalar-for-list', 'Write a list even for a single value.'],
  ['comma-list', 'Write each list item on a line of its own, after "- ".'],
  ['list-for-scalar', 'Write a single value where no list is asked for.'],
  ['object-for-list', 'Write a list even for a single object.'],
  ['indexed-keys', 'Start list items with "- ", not with numbered keys.'],
  ['pairs-for-object', 'Write an object as keys and values, not as a list.'],
  ['null-word', 'Leave out optional keys that have no value.'],
  ['extra-key', 'Write no keys other than those of the format.'],
  ['duplicate-key', 'Write each key once.'],
  ['missing-space', 'Put a space after ":" and "-".'],
  ['bullet', 'Start list items with "- ".'],
  ['separator', 'Put ": " between key and value.'],
  ['smart-quotes', 'Use straight quotes only.'],
  ['decorated-key', 'Write keys plainly, without ** or quotes.'],
  ['trailing-comma', 'End no line with a comma.'],
  ['syntax', 'Write valid YAML.'],
  ['cut-off', 'Be brief enough to finish.'],
] as const;

/** The mistakes that the reader knows; each has a row in the catalogue page. */
export type MistakeClass = (typeof rows)[number][0];

/** Every class, in the order of the catalogue. */
export const mistakeClasses: readonly MistakeClass[] = rows.map(([name]) => name);

const hints: ReadonlyMap<string, string> = new Map(rows);

/** What a prompt says against one class. */
export const hintFor = (name: MistakeClass): string => hints.get(name) ?? '';
