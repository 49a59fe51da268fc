/** Something in an example that does not belong into a prompt. */
export interface TextFinding {
  readonly kind: 'mark' | 'instruction' | 'contact' | 'hidden';
  readonly message: string;
}

interface Rule {
  readonly kind: TextFinding['kind'];
  readonly what: string;
  readonly pattern: RegExp;
}

const model = '(?:ai|assistant|chatbot|language model|llm|model|chatgpt|claude)';
const rules: readonly Rule[] = [
  { kind: 'mark', what: 'a section mark', pattern: /[<\uFF1C\uFE64]\s*[/\u2044\u2215\uFF0F]?\s*data\b[^\n>]{0,60}/iu },
  { kind: 'mark', what: 'a template mark', pattern: /\{\{[^\n]{0,40}/u },
  {
    kind: 'mark',
    what: 'a mark of a model’s own format',
    pattern: /<\|[a-z_]{2,20}\|>|\[\/?INST\]|<\/?(?:system|assistant|human)>/iu,
  },
  { kind: 'mark', what: 'a turn of a conversation', pattern: /^\s*(?:system|assistant|human|user)\s*:[^\n]{0,40}/imu },
  {
    kind: 'instruction',
    what: 'an instruction to the model',
    pattern: new RegExp(
      [
        String.raw`\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|rules|prompts?|guidelines|system message)\b`,
        String.raw`\byou are (?:now )?(?:an? )?(?:\w+ )?${model}\b`,
        String.raw`\bas an? ${model}\b`,
        String.raw`\b(?:system|developer) prompt\b`,
        String.raw`\b(?:ignoriere|vergiss|missachte)\b[^.\n]{0,40}\b(?:anweisung\w*|regeln|vorgaben|prompts?)\b`,
      ].join('|'),
      'iu',
    ),
  },
  { kind: 'contact', what: 'a web address', pattern: /\b(?:https?:\/\/|www\.)[^\s)]{2,80}/iu },
  { kind: 'contact', what: 'an e-mail address', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/u },
  { kind: 'contact', what: 'a telephone number', pattern: /(?<![\w.])(?:\+|00|0\(?|\()\d[\d ()/-]{6,18}\d(?![\w%])/u },
  {
    kind: 'hidden',
    what: 'a character that is not seen',
    pattern: /[\p{Cc}\p{Cs}\p{Co}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u,
  },
];

/** Everything that is found, once a rule. Line breaks and tabs may stand in a text. */
export function inspectText(text: string): TextFinding[] {
  const seen = text.replaceAll(/[\n\t]/g, ' ');
  return rules.flatMap(({ kind, what, pattern }) => {
    const found = pattern.exec(kind === 'hidden' ? seen : text)?.[0];
    return found === undefined ? [] : [{ kind, message: `${what}: ${show(found)}` }];
  });
}

const show = (found: string) => {
  const line = found
    .trim()
    .replaceAll(/[\p{C}]/gu, (hidden) => `U+${hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
  return `'${line.length > 50 ? `${line.slice(0, 49)}…` : line}'`;
};
