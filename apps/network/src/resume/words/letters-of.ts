/** A word or phrase as keys compare it: small letters and digits alone, without accents. Letters set apart (`S K I L L S`) come together. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}+#]/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();

/** Words of a phrase for such comparisons. */
export const wordsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}'’.+#&-]+/u)
    .map(lettersOf)
    .filter(Boolean);
