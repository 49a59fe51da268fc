/** One A2UI component of the answer catalogue: flat, children by id. */
export type UiComponent = { readonly id: string; readonly component: string } & Readonly<Record<string, unknown>>;

/** A part of an answer. The pipeline places it in the turn's one surface; a block with a known key replaces the earlier one. */
export interface UiBlock {
  readonly key: string;
  /** The first one is the block's root. Ids are unique within the block. */
  readonly components: readonly UiComponent[];
  readonly data?: Readonly<Record<string, unknown>>;
  /** The same in plain text, for terminals, screen readers and clients that know no A2UI. */
  readonly text: string;
}

/** Server-to-client messages of A2UI v0.9 (a2ui.org, Apache-2.0), as they travel. */
export type A2uiOperation = { readonly version: 'v0.9' } & (
  | { readonly createSurface: { surfaceId: string; catalogId: string; sendDataModel?: boolean } }
  | { readonly updateComponents: { surfaceId: string; components: readonly UiComponent[] } }
  | { readonly updateDataModel: { surfaceId: string; path?: string; value?: unknown } }
  | { readonly deleteSurface: { surfaceId: string } }
);
