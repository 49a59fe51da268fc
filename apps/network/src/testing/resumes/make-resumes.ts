import { makePeople, samplePeople } from './people.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import { renderText } from './render-text.ts';
import type { ResumeTemplate } from './template.ts';
import type { ResumePerson, ResumeTruth } from './truth.ts';

/** A file and what stands in it. */
export interface MadeResume {
  readonly template: string;
  readonly person: string;
  readonly filename: string;
  readonly format: ResumeTemplate['format'];
  readonly truth: ResumeTruth;
  /** Made when asked for, the same in every run. */
  bytes(): Promise<Uint8Array>;
}

/** `perTemplate` résumés of each template, two in five of them of the sample's people. Other seeds are other people. */
export function makeResumes(
  templates: readonly ResumeTemplate[],
  { perTemplate, seed }: { perTemplate: number; seed: number },
): MadeResume[] {
  const sample = samplePeople();
  return templates.flatMap((template, number) => {
    const made = makePeople(perTemplate, { seed: seed + number, language: template.language });
    const people = made.map((person, index): ResumePerson => {
      const isSample = template.language === 'en' && index % 5 < 2 && sample.length > 0;
      return isSample ? (sample[(number * 2 + index + seed) % sample.length] ?? person) : person;
    });
    return people.map((person) => makeResume(template, person));
  });
}

export function makeResume(template: ResumeTemplate, person: ResumePerson): MadeResume {
  const truth = template.shown(person.truth);
  const extension = { pdf: 'pdf', docx: 'docx', text: 'txt', markdown: 'md' }[template.format];
  return {
    template: template.id,
    person: person.id,
    filename: `${template.id}-${person.id}.${extension}`,
    format: template.format,
    truth,
    bytes: async () => {
      const sheet = template.sheet(truth);
      if (template.format === 'pdf') return renderPdf(sheet, template.style);
      if (template.format === 'docx') return renderDocx(sheet, template.style);
      return renderText(sheet, template.style, template.format === 'markdown');
    },
  };
}
