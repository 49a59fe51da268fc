import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../testing/documents/make-docx.ts';
import { drawTexts, makePdf } from '../testing/documents/make-pdf.ts';
import { readText } from '../testing/read-text.ts';

const posting = [
  'Payroll clerk',
  'Acme Tools & Sons, Leeds',
  '',
  'Requirements',
  '• Two years of experience with payroll in a company of several hundred people and with experi-',
  'ence in Java, with the software of the public offices and of the banks, and with some less well-',
  'known programs',
  '• A degree in accounting',
  '',
  'Benefits',
  '• A pension',
];
const draw = () =>
  makePdf((pdf) =>
    drawTexts(
      pdf,
      posting.flatMap((text, index) => (text === '' ? [] : [{ x: 40, y: 60 + index * 14, text }])),
    ),
  );

describe('jobs and posts come as PDF and Word documents too', () => {
  it('a posting in a PDF, its lines joined to paragraphs', async () => {
    const { kind, format, drafts } = await readText(await draw());
    expect([kind, format]).toEqual(['job', 'job posting (PDF)']);
    const { value } = drafts[0]?.entity ?? {};
    expect(value).toMatchObject({ title: 'Payroll clerk' });
    expect(JSON.stringify(value)).toContain(
      'experience in Java, with the software of the public offices and of the banks, and with some less well-known programs',
    );
  });

  it('a post in a Word document', async () => {
    const { kind, format, drafts } = await readText(makeDocx(paragraph('What I learnt about payroll this week.')), {
      kind: 'post',
    });
    expect([kind, format]).toEqual(['post', 'post (Word document)']);
    expect(drafts[0]?.entity.value).toMatchObject({ text: 'What I learnt about payroll this week.' });
  });
});
