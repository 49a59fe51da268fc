import PdfDocument from 'pdfkit';

type Pdf = InstanceType<typeof PdfDocument>;

/** A PDF of A4 pages, drawn by a test. */
export async function makePdf(draw: (pdf: Pdf) => void, options: object = {}): Promise<Buffer> {
  const pdf = new PdfDocument({ size: 'A4', margin: 0, ...options });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A text whose baseline begins at a place, in points from the top left corner. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly spacing?: number;
}

/** Draws texts one by one, none of them wrapped. */
export function drawTexts(pdf: Pdf, texts: readonly Drawn[]): void {
  for (const { x, y, text, size = 10, bold = false, spacing } of texts) {
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size);
    pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', ...(spacing && { characterSpacing: spacing }) });
  }
}
