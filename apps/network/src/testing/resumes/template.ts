import type { Sheet, SheetStyle } from './sheet.ts';
import type { ResumeLanguage, ResumeTruth } from './truth.ts';

/** One way to write a résumé. */
export interface ResumeTemplate {
  readonly id: string;
  readonly format: 'pdf' | 'docx' | 'text' | 'markdown';
  readonly language: ResumeLanguage;
  readonly style: SheetStyle;
  /** What is printed of a person: truth is no more than that. */
  readonly shown: (truth: ResumeTruth) => ResumeTruth;
  readonly sheet: (truth: ResumeTruth) => Sheet;
}
