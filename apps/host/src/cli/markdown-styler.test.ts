import fc from 'fast-check';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';
import { createMarkdownStyler } from './markdown-styler.ts';

const styled = (...pieces: string[]) => {
  const styler = createMarkdownStyler(pico.createColors(true));
  const text = pieces.map((piece) => styler.style(piece)).join('') + styler.flush();
  return text.replaceAll('\u001b[1m', '<').replaceAll('\u001b[22m', '>');
};

describe('Markdown on a terminal', () => {
  it.each([
    ['plain text', 'plain text'],
    ['a **bold** word', 'a <bold> word'],
    ['### Next steps\n\n- one', '<Next steps>\n\n- one'],
    ['# not\n#hash', '<not>\n#hash'],
    ['2 * 3 ** 4', '2 * 3 < 4>'],
    ['literal \\*\\*stars\\*\\*', 'literal **stars**'],
    ['ends with *', 'ends with *'],
    ['ends with \\', 'ends with \\'],
    ['**open\nnext', '<open>\nnext'],
    ['', ''],
    ['#', '#'],
  ])('%j', (markdown, expected) => {
    expect(styled(markdown)).toBe(expected);
  });

  it('looks the same however it is cut', () => {
    const text = fc.array(fc.constantFrom('**', '*', '#', '# ', '\n', '\\', 'word', ' '), { maxLength: 20 });
    const plain = (marked: string) => marked.replaceAll('><', '');
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        expect(plain(styled(...whole))).toBe(plain(styled(whole)));
      }),
      { numRuns: 1000 },
    );
  });
});
