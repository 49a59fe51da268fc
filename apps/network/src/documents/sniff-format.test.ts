import { describe, expect, it } from 'vitest';
import { sniffFormat } from './sniff-format.ts';

const container = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(name, 'utf16le')]);

describe('what a file is, its bytes say', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a PDF behind a mail header', Buffer.from(`X-Header: y\r\n\r\n%PDF-1.4`), 'pdf'],
    ['a zip archive', Buffer.from('PK\u0003\u0004rest'), 'zip'],
    ['an empty zip archive', Buffer.from('PK\u0005\u0006'), 'zip'],
    ['text', Buffer.from('Ada Example'), 'text'],
    ['nothing', Buffer.alloc(0), 'text'],
  ])('%s', (_, bytes, format) => expect(sniffFormat(bytes)).toBe(format));

  it.each([
    ['an old Word document', container('WordDocument'), 'BINARY_FILE', 'DOC', 'DOCX'],
    ['another old Office file', container('Workbook'), 'BINARY_FILE', 'old Office file', 'DOCX'],
    ['a locked Office file', container('EncryptedPackage'), 'ENCRYPTED_FILE', 'password', 'without a password'],
    ['RTF', Buffer.from('{\\rtf1 Ada}'), 'BINARY_FILE', 'RTF', 'DOCX'],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0]), 'BINARY_FILE', 'gzip', 'in it'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'BINARY_FILE', 'PNG', 'the text itself'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'BINARY_FILE', 'JPEG', 'the text itself'],
  ])('%s is refused, and what to bring instead is said', (_, bytes, code, seen, expected) => {
    expect(() => sniffFormat(bytes)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(seen),
        expected: expect.stringContaining(expected),
      }),
    );
  });
});
