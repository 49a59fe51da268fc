import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawTexts, makePdf } from '../testing/documents/make-pdf.ts';
import { makeDocx, makeZip, paragraph, part } from '../testing/documents/make-docx.ts';
import { readText } from '../testing/read-text.ts';
import { readInThread } from './thread/read-in-thread.ts';

const megabyte = 2 ** 20;
const zeros = (megabytes: number) => new Uint8Array(megabytes * megabyte);
const words = 'Ada Example, nurse on a surgical ward in Leeds';
const xml = (doctype: string, text: string) =>
  `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1 || ''};`.repeat(20)}">`).join('')}]>`;

/** A PDF out of its objects, with a table of where they are. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const start = Buffer.concat(parts).length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const stream = (content: Buffer, filter: string) =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} /Filter ${filter} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const onePage = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>';

const picture = () =>
  makePdf((pdf) => {
    pdf.rect(40, 40, 300, 300).fill('#888888');
    pdf.addPage().rect(40, 40, 300, 300).fill('#333333');
  });
const pages = (count: number) =>
  makePdf((pdf) => {
    for (let number = 1; number <= count; number += 1) {
      if (number > 1) pdf.addPage();
      drawTexts(pdf, [{ x: 40, y: 60, text: `${words}, page ${number}` }]);
    }
  });
const locked = () => makePdf((pdf) => drawTexts(pdf, [{ x: 40, y: 60, text: words }]), { userPassword: 'secret' });

describe(
  'hostile files are refused with a code that says what to bring instead, in bounded time',
  { timeout: 20_000 },
  () => {
    it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
      ['a locked PDF', locked, 'ENCRYPTED_FILE'],
      ['a PDF of pictures', picture, 'NO_TEXT'],
      ['the beginning of a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ'), 'DAMAGED_FILE'],
      [
        'a PDF whose pages contain each other',
        () => pdfOf([catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
        'DAMAGED_FILE',
      ],
      [
        'a PDF that says it has a billion pages',
        () => pdfOf([catalog, '<< /Type /Pages /Kids [] /Count 1000000000 >>']),
        'DAMAGED_FILE',
      ],
      [
        'a PDF page that unpacks, and what comes out again',
        () =>
          pdfOf([catalog, onePage, page, stream(deflateSync(deflateSync(zeros(200))), '[/FlateDecode /FlateDecode]')]),
        'TOO_MUCH_INSIDE',
      ],
      ['a zip that says nothing we know', () => makeZip({ 'a.txt': 'x' }), 'UNKNOWN_FORMAT'],
      ['an empty zip', () => makeZip({}), 'UNKNOWN_FORMAT'],
      ['an Excel workbook', () => makeZip({ 'xl/workbook.xml': '<x/>' }), 'BINARY_FILE'],
      [
        'an OpenDocument text',
        () => makeZip({ 'META-INF/manifest.xml': '<x/>', 'content.xml': '<x/>' }),
        'BINARY_FILE',
      ],
      ['the beginning of a zip', () => makeDocx(paragraph(words)).subarray(0, 200), 'DAMAGED_FILE'],
      ['a Word document that unpacks to 80 MB', () => makeZip({ 'word/document.xml': zeros(80) }), 'TOO_MUCH_INSIDE'],
      ['a bomb in its styles', () => makeDocx(paragraph(words), { 'word/styles.xml': zeros(60) }), 'TOO_MUCH_INSIDE'],
      ['an archive of LinkedIn’s with a bomb in it', () => makeZip({ 'Profile.csv': zeros(50) }), 'TOO_MUCH_INSIDE'],
      [
        'a zip of 5000 files',
        () => makeZip(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`${n}`, '']))),
        'TOO_MUCH_INSIDE',
      ],
      ['entities that grow', () => makeZip({ 'word/document.xml': xml(laughs, '&a29;') }), 'UNSAFE_FILE'],
      [
        'entities that reach out',
        () => makeZip({ 'word/document.xml': xml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;') }),
        'UNSAFE_FILE',
      ],
      ['entities nobody declared', () => makeZip({ 'word/document.xml': xml('', '&a;') }), 'DAMAGED_FILE'],
      [
        'XML nested 100,000 deep',
        () =>
          makeDocx(Array.from({ length: 100_000 }, (_, n) => `<w:sdt a="${n}">`).join('') + '</w:sdt>'.repeat(100_000)),
        'DAMAGED_FILE',
      ],
      ['XML that is cut off', () => makeZip({ 'word/document.xml': xml('', words).slice(0, -30) }), 'DAMAGED_FILE'],
      ['a million paragraphs', () => makeDocx('<w:p/>'.repeat(1_000_000)), 'TOO_MUCH_INSIDE'],
      ['a Word document without text', () => makeDocx('<w:p/>'), 'NO_TEXT'],
      ['a PDF behind the name of a text', () => Buffer.from('%PDF-1.4 nothing'), 'DAMAGED_FILE'],
      ['an image behind the name of a text', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'BINARY_FILE'],
    ])('%s', async (_, make, code) => {
      const bytes = await make();
      const started = performance.now();
      const error = await readText(bytes, { filename: 'cv.txt', kind: 'resume' }).then(
        () => expect.fail('it was read'),
        (reason: unknown) => reason as { code: string; expected?: string },
      );
      expect(error.code).toBe(code);
      expect(error.expected).toEqual(expect.any(String));
      expect(performance.now() - started).toBeLessThan(15_000);
    });
  },
);

describe('what can be read of a file is, and what was not is said', { timeout: 30_000 }, () => {
  it('of 240 pages, the first 100', async () => {
    const { document } = await readInThread('pdf', await pages(240));
    expect(document.pages).toBe(240);
    expect(document.notes).toEqual(['Only the first 100 of 240 pages were read.']);
    expect(document.lines.at(-1)).toMatchObject({ page: 100, text: `${words}, page 100` });
  });

  it('the end of a PDF may be missing', async () => {
    const whole = await pages(2);
    const document = await readInThread('pdf', whole.subarray(0, whole.length - 400)).catch(
      (error: { code: string }) => error,
    );
    expect(document).toSatisfy((each: object) => ('code' in each ? each.code === 'DAMAGED_FILE' : 'document' in each));
  });

  it('pages without text beside pages with text', async () => {
    const mixed = await makePdf((pdf) => {
      drawTexts(pdf, [{ x: 40, y: 60, text: words }]);
      pdf.addPage().rect(40, 40, 300, 300).fill('#888888');
    });
    expect((await readInThread('pdf', mixed)).document.notes).toEqual([
      'No text on page 2: what is there may be a picture.',
    ]);
  });

  it('macros are left', async () => {
    const content = await readInThread('zip', makeDocx(paragraph(words), { 'word/vbaProject.bin': 'Sub AutoOpen()' }));
    expect(content).toMatchObject({
      document: { lines: [{ text: words }], notes: ['The macros in the file were left unread.'] },
    });
  });

  it('a document that refers to something outside is read without it', async () => {
    const settings = part('settings', '<w:attachedTemplate/>');
    const content = await readInThread(
      'zip',
      makeDocx(paragraph(words), {
        'word/settings.xml': settings,
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Target="https://x.example/a.dotm" TargetMode="External"/></Relationships>',
      }),
    );
    expect(content).toMatchObject({ document: { lines: [{ text: words }] } });
  });
});

describe('a reader is ended', { timeout: 20_000 }, () => {
  it('when it is late', async () => {
    await expect(readInThread('pdf', await pages(5), { deadlineMs: 1 })).rejects.toMatchObject({ code: 'TOO_SLOW' });
  });

  it('when nobody wants it any more', async () => {
    const controller = new AbortController();
    const reading = readInThread('pdf', await pages(5), { signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
  });

  it('when it unpacks more than its share, which the limits of a thread do not count', async () => {
    const bomb = pdfOf([catalog, onePage, page, stream(deflateSync(zeros(200)), '/FlateDecode')]);
    await expect(readInThread('pdf', bomb)).rejects.toMatchObject({ code: 'TOO_MUCH_INSIDE' });
  });
});
