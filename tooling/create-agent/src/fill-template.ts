/** How a value must be written where it stands: a string literal of code, of JSON or YAML, or plain text. */
const writers: Readonly<Record<string, (value: string) => string>> = {
  '': (value) => value,
  code: (value) => `'${value.replace(/[\\']/g, '\\$&')}'`,
  json: (value) => JSON.stringify(value),
};

/** Replaces `%name%`, and `%name:code%` or `%name:json%` for a quoted form. An unknown name is a fault of the template. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>, file: string): string {
  return text.replace(/%([a-zA-Z]+)(?::(code|json))?%/g, (_, name: string, form = '') => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const write = writers[form];
    if (value === undefined || !write) throw new Error(`the template ${file} uses the unknown value ${name}`);
    return write(value);
  });
}
