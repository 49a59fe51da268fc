const pieces = /\s*[\p{L}\p{N}_]{1,6}|\s*[^\s\p{L}\p{N}_]|\s+/gu;

/** Cuts text into pieces of about a token each. Joined, they are the text again. */
export const splitTokens = (text: string): string[] => text.match(pieces) ?? [];

/** How many tokens this server bills for a text. */
export const countTokens = (text: string): number => splitTokens(text).length;
