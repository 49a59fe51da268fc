/** The title that a document gives itself, where it is more than what a program filled in. */
export function documentTitle(text: unknown): string | undefined {
  const title = typeof text === 'string' ? text.trim().slice(0, 200) : '';
  const isName = title === '' || /\.\w{2,4}$|^(?:microsoft word\b|untitled|document ?\d*$|slide \d)/i.test(title);
  return isName ? undefined : title;
}
