import type { Random } from './random.ts';

export interface EmitStyle {
  readonly step: number;
  /** Lists stand in their key's column. */
  readonly flush: boolean;
  readonly quote: '"' | "'" | 'plain';
  readonly end: string;
}

/** Replaces how one value, or its key, is written. Keyed by the joined path. */
export interface Override {
  readonly key?: string;
  /** What follows the key instead of `: `. */
  readonly separator?: string;
  /** The value, as it stands on the line. */
  readonly raw?: string;
  /** Lines of the value, relative to the key's column. */
  readonly lines?: readonly string[];
  readonly bullet?: string;
}

export type Overrides = ReadonlyMap<string, Override>;

export function safeScalar(value: unknown, style: EmitStyle): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  const plain =
    /^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|none)$/i.test(value);
  if (plain && style.quote === 'plain') return value;
  return style.quote === "'" && !value.includes('\n') && !value.includes('\\')
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
}

/** An emitter that knows nothing of js-yaml, so that agreement between them means something. */
export class Emitter {
  readonly style: EmitStyle;
  readonly overrides: Overrides;

  constructor(style: EmitStyle, overrides: Overrides = new Map()) {
    this.style = style;
    this.overrides = overrides;
  }

  emit(value: unknown): string {
    return this.block(value, '', 0).join('\n') + this.style.end;
  }

  block(value: unknown, path: string, column: number): string[] {
    const pad = ' '.repeat(column);
    const whole = this.overrides.get(path);
    if (path === '' && whole?.lines) return whole.lines.map((line) => pad + line);
    if (Array.isArray(value)) {
      if (value.length === 0) return [`${pad}[]`];
      return value.flatMap((item, index) => this.item(item, `${path}/${index}`, column));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([key, child]) => this.entry(key, child, `${path}/${key}`, column));
    }
    return [pad + safeScalar(value, this.style)];
  }

  entry(key: string, value: unknown, path: string, column: number): string[] {
    const pad = ' '.repeat(column);
    const override = this.overrides.get(path);
    const name = pad + (override?.key ?? key);
    const separator = override?.separator ?? ':';
    const space = override?.separator === undefined ? ' ' : '';
    if (override?.raw !== undefined) return [`${name}${separator}${space}${override.raw}`.trimEnd()];
    if (override?.lines)
      return [`${name}${separator}`, ...override.lines.map((line) => (line === '' ? '' : pad + line))];
    if (typeof value === 'string' && value.includes('\n')) return this.text(name, separator, value, column);
    if (typeof value !== 'object' || value === null)
      return [`${name}${separator}${space}${safeScalar(value, this.style)}`];
    if (Object.keys(value).length === 0) return [`${name}${separator} ${Array.isArray(value) ? '[]' : '{}'}`];
    const inner = Array.isArray(value) && this.style.flush ? column : column + this.style.step;
    return [`${name}${separator}`, ...this.block(value, path, inner)];
  }

  text(name: string, separator: string, value: string, column: number): string[] {
    const lines = value.split('\n');
    if (lines[0]?.startsWith(' ') || lines.at(-1) === '') return [`${name}${separator} ${JSON.stringify(value)}`];
    return [
      `${name}${separator} |-`,
      ...lines.map((line) => (line === '' ? '' : ' '.repeat(column + this.style.step) + line)),
    ];
  }

  item(value: unknown, path: string, column: number): string[] {
    const override = this.overrides.get(path);
    const bullet = override?.bullet ?? '- ';
    const pad = ' '.repeat(column);
    if (override?.raw !== undefined) return [`${pad}${bullet}${override.raw}`];
    if (typeof value !== 'object' || value === null) return [`${pad}${bullet}${safeScalar(value, this.style)}`];
    const lines = this.block(value, path, column + 2);
    return [`${pad}${bullet}${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)];
  }
}

export const randomStyle = (random: Random): EmitStyle => ({
  step: random.pick([2, 2, 2, 4]),
  flush: random.chance(0.4),
  quote: random.pick(['"', "'", 'plain', 'plain', 'plain'] as const),
  end: random.chance(0.7) ? '\n' : '',
});
