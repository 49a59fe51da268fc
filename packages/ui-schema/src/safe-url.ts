import { limits } from './limits.ts';

const base = 'https://relative.invalid';

/** The URL if a client may open it: https without credentials, or relative to the client's own site. Anything else is dropped. */
export function safeUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || url.length > limits.url || !url.isWellFormed() || /[\s\p{C}]/u.test(url))
    return undefined;
  const parsed = url !== '' && URL.canParse(url, base) ? new URL(url, base) : undefined;
  if (!parsed || parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return undefined;
  const isAbsolute = /^https:\/\//i.test(url);
  if (!isAbsolute && (parsed.origin !== base || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url))) return undefined;
  const shown = isAbsolute ? parsed.href : /^[!-~]+$/.test(url) ? url : parsed.pathname + parsed.search + parsed.hash;
  return shown.length <= limits.url ? shown : undefined;
}
