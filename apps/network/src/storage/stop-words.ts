/** Words that nearly every text has, in lower case: they find nothing that other words would not. */
export const stopWords: ReadonlySet<string> = new Set(
  'a an and are as at be by for from i in is it me my of on or that the this to want we what which who with you your'.split(
    ' ',
  ),
);
