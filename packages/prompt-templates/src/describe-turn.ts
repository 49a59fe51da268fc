const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** "German (de-CH)". From a tag only language, script and region are taken: the rest of a tag can be anything. English when it is no tag. */
export function describeLanguage(tag: string): string {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    const locale = [language, script, region].filter(Boolean).join('-');
    return `${names.of(language) ?? language} (${locale})`;
  } catch {
    return 'English (en)';
  }
}

/** The only text of a system part that depends on the turn. Nothing in it was written by anybody outside. */
export function describeTurn(options: { locale: string; now: Date; shield: string | undefined }): string {
  const { locale, now, shield } = options;
  const lines = [
    '## This turn',
    `Language of the answer: ${describeLanguage(locale)}.`,
    `Today: ${now.toISOString().slice(0, 10)}.`,
  ];
  return [...lines, ...(shield === undefined ? [] : ['', shield])].join('\n');
}
