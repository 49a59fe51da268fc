import { describe, expect, it } from 'vitest';
import { TrellisError } from './trellis-error.ts';

describe('TrellisError.isInstance', () => {
  it('knows an error made by another copy of the package', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('trellis.error')]: true, code: 'X' });
    expect(TrellisError.isInstance(foreign)).toBe(true);
  });

  it.each([[new Error('x')], [null], [undefined], ['x'], [{ code: 'X' }]])('refuses %o', (value) => {
    expect(TrellisError.isInstance(value)).toBe(false);
  });

  it('keeps code and cause', () => {
    const cause = new Error('inner');
    const error = new TrellisError('SOME_CODE', 'outer', { cause });
    expect([error.code, error.message, error.cause]).toEqual(['SOME_CODE', 'outer', cause]);
  });
});
