/** The addresses that searches gave out lately. */
export interface FoundPages {
  add(urls: readonly string[]): void;
  has(url: string): boolean;
}

const maxPages = 5000;

/** Remembers the newest few thousand; an address that is found again counts as new. */
export function createFoundPages(): FoundPages {
  const pages = new Set<string>();
  return {
    add(urls) {
      for (const url of urls) {
        pages.delete(url);
        pages.add(url);
      }
      for (const url of pages) {
        if (pages.size <= maxPages) break;
        pages.delete(url);
      }
    },
    has: (url) => pages.has(URL.canParse(url) ? new URL(url).href : url),
  };
}
