const nullWord = /^(?:null|none|nil|undefined|n\/a|n\.a\.|not applicable|not available|not specified|~|-|--|—|–)$/i;

/** Words that models write where nothing is to be said. */
export const isNullWord = (text: string): boolean => text.length <= 16 && nullWord.test(text);

const yes = /^(?:true|yes|y|on|1|✓|✔|✅)$/i;
const no = /^(?:false|no|n|off|0|✗|✘|❌)$/i;

export function readBoolean(text: string): boolean | undefined {
  if (text.length > 5) return undefined;
  return yes.test(text) ? true : no.test(text) ? false : undefined;
}

const grouped = /^[-+]?\d{1,3}(?:([,_' \u00A0\u202F])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const currency = /^(?:(?:USD|EUR|GBP|CHF|CAD|AUD|US\$)\s*|[$€£¥₹]\s*)/i;
const currencyAfter = /\s*(?:USD|EUR|GBP|CHF|CAD|AUD|[$€£¥₹])$/i;
const unitAfter = /^([-+]?[\d.,_' \u00A0]*\d)\s*(%|°[CF]?|[\p{L}]+(?:[ /-][\p{L}]+){0,3}\.?)$/u;
/** Letters that multiply; the number before one is not the number meant. */
const multiplies = /^(?:k|m|mm|b|bn|t|thousand|million|billion|hundred|dozen|lakh|crore|percent of.*|x|e\d*)\.?$/i;

export interface NumberReading {
  readonly value: number;
  readonly how: 'plain' | 'format' | 'unit';
}

function digits(text: string): number | undefined {
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return Number(text);
  if (grouped.test(text)) return Number(text.replaceAll(/[,_' \u00A0\u202F]/g, ''));
  if (/^[-+]?\d+(?:_\d+)+$/.test(text)) return Number(text.replaceAll('_', ''));
  if (/^[-+]?\d{1,3}(?:,\d{2})+,\d{3}$/.test(text)) return Number(text.replaceAll(',', ''));
  return undefined;
}

/** Reads a number as people write it: thousands, a currency, a unit behind. Undefined where two readings compete. */
export function readNumber(text: string): NumberReading | undefined {
  if (text.length > 60) return undefined;
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return { value: Number(text), how: 'plain' };
  if (/^0x[0-9a-f]+$/i.test(text) || /^0o[0-7]+$/.test(text)) return { value: Number(text), how: 'plain' };
  const sign = /^[-−]\s?(?=[$€£¥₹\d])/.exec(text);
  const unsigned = sign ? text.slice(sign[0].length) : text;
  const bare = unsigned.replace(currency, '').replace(currencyAfter, '').trim();
  const direct = digits(bare);
  if (direct !== undefined) return { value: sign ? -direct : direct, how: 'format' };
  const parts = unitAfter.exec(bare);
  const amount = parts?.[1] === undefined ? undefined : digits(parts[1].trim());
  if (amount === undefined || parts?.[2] === undefined) return undefined;
  const thousand = /^k$/i.test(parts[2]) || /^thousand$/i.test(parts[2]);
  if (thousand) return { value: Math.round((sign ? -amount : amount) * 1e6) / 1e3, how: 'unit' };
  if (multiplies.test(parts[2])) return undefined;
  return { value: sign ? -amount : amount, how: 'unit' };
}
