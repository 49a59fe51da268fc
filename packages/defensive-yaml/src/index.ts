export { createYamlReader } from './create-yaml-reader.ts';
export type { YamlReader } from './create-yaml-reader.ts';
export { describeSchema, mistakeHints } from './describe-schema.ts';
export { parseYaml } from './parse-yaml.ts';
export { mistakeClasses } from './mistake-classes.ts';
export type { MistakeClass } from './mistake-classes.ts';
export type { FieldEvent, JsonSchema, ParseOptions, ParseResult, Path, Position, Problem, Repair } from './types.ts';
