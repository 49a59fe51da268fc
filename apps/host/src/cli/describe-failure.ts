import { TrellisError } from '@trellis/core';

/** One line about what went wrong, for the person who runs it. Never a stack trace. */
export function describeFailure(error: unknown): string {
  if (TrellisError.isInstance(error)) return withDetails(error);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    const { port } = error as { port?: number };
    return `port ${port ?? ''} is taken already. Set PORT to another one.`;
  }
  return error.message.split('\n', 1)[0] ?? error.name;
}

function withDetails(error: TrellisError): string {
  const { field, expected, file } = error as { field?: unknown; expected?: unknown; file?: unknown };
  const place = [file, field].filter((part) => typeof part === 'string' && part !== '').join(', ');
  const wish = typeof expected === 'string' ? ` Expected ${expected}.` : '';
  const message = wish === '' ? error.message : error.message.replace(/\.?$/, '.');
  return `${place && !error.message.includes(place) ? `${place}: ` : ''}${message}${wish}`;
}
