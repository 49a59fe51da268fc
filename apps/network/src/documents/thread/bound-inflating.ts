type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bounds what this thread's `DecompressionStream`s give out, all of them together: from `maxBytes` on, `stop` is called, which must not return. A
 * library that is refused a stream would inflate it by itself, without any bound.
 */
export function boundInflating(maxBytes: number, stop: () => never): void {
  const Native = globalThis.DecompressionStream;
  let total = 0;
  const count = () =>
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        total += chunk.byteLength;
        if (total > maxBytes) stop();
        controller.enqueue(chunk);
      },
    });
  globalThis.DecompressionStream = class implements DecompressionStream {
    readonly readable: DecompressionStream['readable'];
    readonly writable: DecompressionStream['writable'];

    constructor(format: ConstructorParameters<typeof Native>[0]) {
      const native = new Native(format);
      this.writable = native.writable;
      this.readable = native.readable.pipeThrough(count());
    }
  };
}
