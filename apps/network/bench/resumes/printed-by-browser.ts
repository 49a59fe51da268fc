import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldOutTemplates } from '../../src/testing/resumes/held-out-templates.ts';
import type { MadeResume } from '../../src/testing/resumes/make-resumes.ts';
import { renderHtml } from '../../src/testing/resumes/render-html.ts';
import { tunedTemplates } from '../../src/testing/resumes/tuned-templates.ts';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The same résumés as PDFs that a browser prints; undefined where there is none. */
export function printedByBrowser(files: readonly MadeResume[]): MadeResume[] | undefined {
  if (!existsSync(browser)) return undefined;
  const templates = new Map([...tunedTemplates, ...heldOutTemplates].map((template) => [template.id, template]));
  return files
    .filter(({ format }) => format === 'pdf' || format === 'docx')
    .map((file) => ({
      ...file,
      format: 'pdf' as const,
      bytes: async () => {
        const template = templates.get(file.template);
        return printPage(template ? renderHtml(template.sheet(file.truth), template.style) : '');
      },
    }));
}

function printPage(html: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'resumes-'));
  try {
    writeFileSync(join(folder, 'page.html'), html);
    const to = `--print-to-pdf=${join(folder, 'page.pdf')}`;
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', to];
    execFileSync(browser, [...options, `file://${join(folder, 'page.html')}`], { stdio: 'ignore', timeout: 60_000 });
    return new Uint8Array(readFileSync(join(folder, 'page.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
