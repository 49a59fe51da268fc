/** What a graph is asked and told. `call` numbers the answer that is waited for. */
export type GraphRequest =
  | { readonly type: 'build'; readonly call: number; readonly graph: number; readonly dimensions: number; readonly vectors: Float32Array } // oxfmt-ignore
  | { readonly type: 'add'; readonly call: number; readonly graph: number; readonly vectors: Float32Array }
  | { readonly type: 'search'; readonly call: number; readonly graph: number; readonly vector: Float32Array; readonly k: number } // oxfmt-ignore
  | { readonly type: 'drop'; readonly call: number; readonly graph: number };

/** How broad the graph must be searched, and how good that was when it was measured. */
export interface GraphQuality {
  readonly ef: number;
  readonly recall: number;
}

export type GraphAnswer =
  | { readonly call: number; readonly quality: GraphQuality }
  | { readonly call: number; readonly labels: readonly number[] }
  | { readonly call: number; readonly failure: string }
  | { readonly call: number; readonly done: true };

export type GraphCall<T = GraphRequest> = T extends GraphRequest ? Omit<T, 'call'> : never;
