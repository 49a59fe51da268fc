/** Words only, in lower case and without accents, so that "São  Paulo," and "sao paulo" are the same. */
export function normalizeName(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** An address as one spells it for comparing: no scheme, no `www.`, no fragment, no tracking parameters, no slash at the end. */
export function normalizeUrl(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { host, pathname, searchParams } = new URL(url);
  const tracking = [...searchParams.keys()].filter((name) => /^(utm_.*|gclid|fbclid|mc_[ce]id|ref|trk)$/i.test(name));
  for (const name of tracking) searchParams.delete(name);
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${query}`;
}
