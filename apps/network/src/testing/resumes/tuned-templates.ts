import { nameInBar, numbered, trayectoria } from './templates/second-unseen.ts';
import { bookish, modern, tabellarisch } from './templates/first-unseen.ts';
import { classic, spaced, academic, functional } from './templates/one-column.ts';
import { leftSidebar, rightSidebar, linkedIn } from './templates/columns.ts';
import { table, europass } from './templates/tables.ts';
import { lebenslauf, french, spanish, markdown } from './templates/other-languages.ts';
import {
  college,
  familyNameFirst,
  paragraphs,
  spacesForColumns,
  titleAt,
  underEmployers,
} from './templates/variety.ts';
import type { ResumeTemplate } from './template.ts';

/** The recogniser was built while looking at these. */
export const tunedTemplates: readonly ResumeTemplate[] = [
  classic,
  spaced,
  academic,
  functional,
  leftSidebar,
  rightSidebar,
  linkedIn,
  table,
  europass,
  lebenslauf,
  french,
  spanish,
  markdown,
  college,
  titleAt,
  spacesForColumns,
  underEmployers,
  familyNameFirst,
  paragraphs,
  bookish,
  tabellarisch,
  modern,
  numbered,
  trayectoria,
  nameInBar,
];
