/** Text for members: one string for every language, or one per BCP 47 tag (`en` is the fallback). */
export type Localized = string | Readonly<Record<string, string>>;

/** The text for `locale`: the longest tag that begins it (`zh-Hant-TW`, `zh-Hant`, `zh`; case means nothing), then `en`, then the first one. */
export function localize(text: Localized, locale: string): string {
  if (typeof text === 'string') return text;
  const byTag = new Map(Object.entries(text).map(([tag, value]) => [tag.toLowerCase(), value]));
  const parts = locale.slice(0, 100).toLowerCase().split(/[-_]/);
  for (let length = parts.length; length > 0; length--) {
    const found = byTag.get(parts.slice(0, length).join('-'));
    if (found !== undefined) return found;
  }
  return byTag.get('en') ?? byTag.values().next().value ?? '';
}
