import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

function decode(bytes: Uint8Array) {
  const notes: string[] = [];
  return { text: decodeText(bytes, { note: (note) => void notes.push(note) }), notes };
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the encoding is found out', () => {
  it.each([
    ['UTF-8', Buffer.from('Zoë'), []],
    ['UTF-8 with a mark', Buffer.from('\ufeffZoë'), []],
    ['UTF-16 with a mark', Buffer.from('\ufeffZoë', 'utf16le'), []],
    ['UTF-16, big end first, with a mark', utf16be('\ufeffZoë'), []],
  ])('%s', (_, bytes, notes) => expect(decode(bytes)).toEqual({ text: 'Zoë', notes }));

  it('UTF-16 without a mark is read, and said', () => {
    expect(decode(Buffer.from('A job for Zoë', 'utf16le'))).toEqual({
      text: 'A job for Zoë',
      notes: [expect.stringContaining('UTF-16LE')],
    });
  });

  it('Latin-1 is read, and said', () => {
    expect(decode(Buffer.from('Zoë works at Café', 'latin1'))).toEqual({
      text: 'Zoë works at Café',
      notes: [expect.stringContaining('windows-1252')],
    });
  });

  it('a page says its own', () => {
    const page = Buffer.concat([Buffer.from('<html><meta charset="shift_jis">'), Buffer.from([0x83, 0x65])]);
    expect(decode(page).text).toBe('<html><meta charset="shift_jis">テ');
  });
});

describe('what is no text is refused with what it is', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'EMPTY_FILE', 'empty'],
    ['white space', Buffer.from(' \n\t\n'), 'EMPTY_FILE', 'empty'],
    ['zeros in text', Buffer.from('abc\0def ghi'), 'BINARY_FILE', 'binary'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 256 }, (_, index) => (index * 7 + 1) % 256 || 1)),
      'BINARY_FILE',
      'binary',
    ],
  ])('%s', (_, bytes, code, words) => {
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });
});
