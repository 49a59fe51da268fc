export type { ImportNote, ImportNoteKind } from './import/import-note.ts';
export type { InputOverride, OutputOverride, SheetOverride } from './import/overrides.ts';
export { SkillImportError } from './import/skill-import-error.ts';
export type { SkillImportErrorCode } from './import/skill-import-error.ts';
export { skillOfSheet } from './import/skill-of-sheet.ts';
export type { InputField, OutputField, Place, SheetSource, SkillSheet } from './import/skill-sheet.ts';
export { importOpenApi } from './openapi/import-openapi.ts';
export type { ImportOpenApiOptions, OpenApiImport } from './openapi/import-openapi.ts';
export type { DocumentedService } from './openapi/services.ts';
