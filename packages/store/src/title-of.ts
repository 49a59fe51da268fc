const maxCharacters = 80;

/** A question as a title: one line without control characters, at most 80 characters as readers count them, cut between words. */
export function titleOf(question: string): string {
  // Far more than 80 characters of any script, and not the megabyte that somebody pasted.
  const line = question
    .slice(0, 4000)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)];
  if (characters.length <= maxCharacters) return line;
  const end = characters[maxCharacters - 1]?.index ?? line.length;
  const cut = line.slice(0, end);
  const border = line[end] === ' ' ? end : cut.lastIndexOf(' ');
  // A border far to the left, or none as in scripts without spaces, would leave too little.
  return `${cut.slice(0, border > end / 2 ? border : end).trimEnd()}…`;
}
