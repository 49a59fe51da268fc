/** What one block may hold. Builders shorten to fit, and say that they did. */
export const limits = { depth: 16, components: 400, blockBytes: 64_000, textLength: 20_000, url: 2048 } as const;
