import { TrellisError } from '@trellis/core';

export type SkillImportErrorCode =
  | 'DOCUMENT_TOO_LARGE'
  | 'UNREADABLE_DOCUMENT'
  | 'NOT_OPENAPI'
  | 'UNSUPPORTED_VERSION'
  | 'INVALID_SHEET'
  | 'MCP_UNAVAILABLE';

/** A source that no skill can be made of at all. What is wrong with one operation or tool is a note, never one of these. */
export class SkillImportError extends TrellisError<SkillImportErrorCode> {
  override readonly name = 'SkillImportError';
}
