const brand = Symbol.for('trellis.error');

/**
 * The base of every error that Trellis throws on purpose. `code` is a closed union per class, with a row in the README of the
 * package that throws it. Messages say what was expected and what was seen; they never hold member data or secrets.
 */
export class TrellisError<Code extends string = string> extends Error {
  override readonly name: string = 'TrellisError';
  readonly code: Code;
  readonly [brand] = true;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** True for an error of this family, also when it was made by another copy of the package. */
  static isInstance(error: unknown): error is TrellisError {
    return typeof error === 'object' && error !== null && brand in error;
  }
}
