// oxlint-disable-next-line no-control-regex -- that is what this is about
const controls = /\u001B\[[\d;]*m|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/**
 * Text that may be written to a terminal: a posting or a model must not move its cursor, set its title or ring its bell. Colours stay where they
 * are wanted.
 */
export const safeText = (text: string, { colours }: { colours: boolean }): string =>
  text.replaceAll(controls, (control) => (colours && control.length > 1 ? control : ''));
