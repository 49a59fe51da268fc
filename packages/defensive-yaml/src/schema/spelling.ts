/** Case, blanks and separators do not tell two names apart: `jobTitle`, `Job Title` and `job_title` are one. */
export function normalForm(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  const kept = plain.replace(/[^\p{L}\p{N}]+/gu, '');
  return kept === '' ? plain.trim() : kept;
}

/**
 * Edits between two words (insert, delete, replace, swap), or Infinity when there are more than `limit`. Quadratic, so callers bound the
 * lengths.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY;
}

/** How many slips a word of this length may hold and still be that word. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** The one candidate that `word` misspells, compared in normal form; undefined when none or several are as near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const form = normalForm(word);
  if (form.length > 48) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    const other = normalForm(candidate);
    const limit = slips(Math.min(form.length, other.length));
    if (limit === 0) continue;
    // A word that only lost or won its end ('manage', 'manager') is often another word: one letter is a slip, two are not.
    const distance = editDistance(form, other, limit);
    if (distance > limit) continue;
    if (distance < bestDistance) [best, bestDistance, tied] = [candidate, distance, false];
    else if (distance === bestDistance) tied = true;
  }
  return tied ? undefined : best;
}
