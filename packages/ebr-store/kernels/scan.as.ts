// Blocks of 64 rows: codes (i8, `codeStride` a row), vectors (f32, `vectorStride` a row), then one column each of
// scale, offset, error (f32) and norm (f64). A block starts at a multiple of 64, so `block + row` names a row in 32 bits.
//
// A row x of length one is kept as x = scale * code + e with |e| = error; a query q of length one as
// q = step * code + base + f with |f| known. So <x, q> = <scale * code, q'> + <e, q'> + <x, f>, and the last two are at
// most error * |q'| + |f|: a row whose estimate plus that bound is below the k-th best exact score cannot be among the
// k best, and every other row is scored exactly.

const rowsPerBlock: usize = 64;
/** What f32 arithmetic on the estimate may lose, against terms of size 1 + |base| * sqrt(dimensions). */
const rounding: f64 = 4e-6;

@unmanaged
class Search {
  codeStride: u32;
  vectorStride: u32;
  queryVector: u32;
  queryCodes: u32;
  heap: u32;
  k: u32;
  output: u32;
  outputLimit: u32;
  outputCount: u32;
  rows: u32;
  queryNorm: f64;
  step: f32;
  base: f32;
  /** |q'|: what one unit of a row's error is worth. */
  reach: f32;
  /** |f| and the rounding: what is added for every row. */
  slack: f32;
}

function sumF32(sum: v128): f32 {
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  );
}

/** Dot product of two f32 vectors; `length` is a multiple of 4. */
export function dotF32(a: usize, b: usize, length: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < <usize>length * 4; i += 16) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + i), v128.load(b + i)));
  }
  return sumF32(sum);
}

/** Dot product summed in f64, where each product of two f32 is exact; `bytes` is a multiple of 16. */
export function dotExact(a: usize, b: usize, bytes: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y)));
    const xHigh = v128.shuffle<i64>(x, x, 1, 1);
    const yHigh = v128.shuffle<i64>(y, y, 1, 1);
    high = f64x2.add(high, f64x2.mul(f64x2.promote_low_f32x4(xHigh), f64x2.promote_low_f32x4(yHigh)));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

function scaleAt(block: usize, codeStride: usize, vectorStride: usize): usize {
  return block + rowsPerBlock * (codeStride + vectorStride);
}

/** Makes codes, scale, offset, error and norm of the vector that stands in its place, padded with zeros. Gives the norm. */
export function storeRow(block: usize, row: usize, codeStride: usize, vectorStride: usize): f64 {
  const vector = block + rowsPerBlock * codeStride + row * vectorStride;
  const codes = block + row * codeStride;
  const norm = sqrt<f64>(dotExact(vector, vector, vectorStride));
  let largest: f64 = 0;
  for (let i: usize = 0; i < vectorStride; i += 4) largest = max<f64>(largest, abs<f64>(load<f32>(vector + i)));
  const scale = <f32>(largest / 127 / norm);
  const perCode = 127 / largest;
  const perUnit = 1 / norm;
  let sum: i32 = 0;
  let error: f64 = 0;
  memory.fill(codes, 0, codeStride);
  for (let i: usize = 0; i < vectorStride; i += 4) {
    const value = <f64>load<f32>(vector + i);
    const code = <i32>nearest<f64>(value * perCode);
    store<i8>(codes + (i >> 2), <i8>code);
    sum += code;
    const rest = value * perUnit - <f64>scale * <f64>code;
    error += rest * rest;
  }
  const scales = scaleAt(block, codeStride, vectorStride);
  store<f32>(scales + row * 4, scale);
  store<f32>(scales + (rowsPerBlock + row) * 4, scale * <f32>sum);
  store<f32>(scales + (rowsPerBlock * 2 + row) * 4, <f32>(sqrt<f64>(error) * 1.000001));
  store<f64>(scales + rowsPerBlock * 12 + row * 8, norm);
  return norm;
}

/** Codes of 0 to 127 for the query at `queryVector`, and an empty heap. */
export function prepare(search: Search, dimensions: u32): void {
  const vector = <usize>search.queryVector;
  const codes = <usize>search.queryCodes;
  const norm = sqrt<f64>(dotExact(vector, vector, search.vectorStride));
  let least: f64 = Infinity;
  let most: f64 = -Infinity;
  for (let i: usize = 0; i < <usize>dimensions; i++) {
    const value = <f64>load<f32>(vector + i * 4) / norm;
    least = min<f64>(least, value);
    most = max<f64>(most, value);
  }
  const base = <f64>(<f32>least);
  const step = max<f64>(<f64>(<f32>((most - least) / 127)), 1e-30);
  memory.fill(codes, 0, search.codeStride);
  let reach: f64 = 0;
  let rest: f64 = 0;
  for (let i: usize = 0; i < <usize>dimensions; i++) {
    const value = <f64>load<f32>(vector + i * 4) / norm;
    const code = min<f64>(127, max<f64>(0, nearest<f64>((value - base) / step)));
    store<u8>(codes + i, <u8>code);
    const known = base + step * code;
    reach += known * known;
    rest += (value - known) * (value - known);
  }
  search.queryNorm = norm;
  search.step = <f32>step;
  search.base = <f32>base;
  search.reach = <f32>(sqrt<f64>(reach) * 1.000001);
  search.slack = <f32>(sqrt<f64>(rest) * 1.000001 + rounding * (1 + abs<f64>(base) * sqrt<f64>(<f64>dimensions)));
  for (let i: u32 = 0; i < search.k; i++) store<f32>(<usize>search.heap + i * 4, -Infinity);
}

/** Puts a score in the place of the lowest of the heap. */
function raise(heap: usize, k: u32, score: f32): void {
  let at: u32 = 0;
  for (;;) {
    let child: u32 = 2 * at + 1;
    if (child >= k) break;
    let lowest = load<f32>(heap + child * 4);
    if (child + 1 < k && load<f32>(heap + (child + 1) * 4) < lowest) {
      child++;
      lowest = load<f32>(heap + child * 4);
    }
    if (lowest >= score) break;
    store<f32>(heap + at * 4, lowest);
    at = child;
  }
  store<f32>(heap + at * 4, score);
}

/** Scores one row exactly and keeps it when it is, so far, among the k best or level with the last of them. */
function score(search: Search, block: usize, row: usize, index: u32): void {
  const vectorStride = <usize>search.vectorStride;
  const codeStride = <usize>search.codeStride;
  const vector = block + rowsPerBlock * codeStride + row * vectorStride;
  const norm = load<f64>(scaleAt(block, codeStride, vectorStride) + rowsPerBlock * 12 + row * 8);
  const exact = <f32>(dotExact(vector, search.queryVector, vectorStride) / (norm * search.queryNorm));
  const heap = <usize>search.heap;
  const last = load<f32>(heap);
  if (exact < last) return;
  const output = <usize>search.output + search.outputCount * 8;
  store<u32>(output, index);
  store<f32>(output, exact, 4);
  search.outputCount++;
  if (exact > last) raise(heap, search.k, exact);
}

function add4(a: v128, b: v128, c: v128, d: v128): v128 {
  // Sums each of four registers into one lane.
  const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  const ab = i32x4.add(ab0, ab1);
  const cd = i32x4.add(cd0, cd1);
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

function dots(a: usize, b: usize, c: usize, d: usize, query: usize, bytes: usize): v128 {
  let sumA = i32x4.splat(0);
  let sumB = i32x4.splat(0);
  let sumC = i32x4.splat(0);
  let sumD = i32x4.splat(0);
  let i: usize = 0;
  for (const whole = bytes & ~63; i < whole; i += 64) {
    const aAt = a + i;
    const bAt = b + i;
    const cAt = c + i;
    const dAt = d + i;
    const queryAt = query + i;
    const part0 = v128.load(queryAt, 0);
    sumA = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(aAt, 0), part0, sumA);
    sumB = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(bAt, 0), part0, sumB);
    sumC = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(cAt, 0), part0, sumC);
    sumD = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(dAt, 0), part0, sumD);
    const part16 = v128.load(queryAt, 16);
    sumA = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(aAt, 16), part16, sumA);
    sumB = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(bAt, 16), part16, sumB);
    sumC = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(cAt, 16), part16, sumC);
    sumD = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(dAt, 16), part16, sumD);
    const part32 = v128.load(queryAt, 32);
    sumA = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(aAt, 32), part32, sumA);
    sumB = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(bAt, 32), part32, sumB);
    sumC = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(cAt, 32), part32, sumC);
    sumD = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(dAt, 32), part32, sumD);
    const part48 = v128.load(queryAt, 48);
    sumA = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(aAt, 48), part48, sumA);
    sumB = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(bAt, 48), part48, sumB);
    sumC = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(cAt, 48), part48, sumC);
    sumD = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(dAt, 48), part48, sumD);
  }
  for (; i < bytes; i += 16) {
    const part = v128.load(query + i);
    sumA = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(a + i), part, sumA);
    sumB = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(b + i), part, sumB);
    sumC = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(c + i), part, sumC);
    sumD = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(d + i), part, sumD);
  }
  return f32x4.convert_i32x4_s(add4(sumA, sumB, sumC, sumD));
}

function bounds(search: Search, dot: v128, scale: v128, offset: v128, error: v128): v128 {
  const estimate = f32x4.add(
    f32x4.mul(f32x4.mul(scale, dot), f32x4.splat(search.step)),
    f32x4.mul(offset, f32x4.splat(search.base)),
  );
  const bound = f32x4.add(f32x4.mul(error, f32x4.splat(search.reach)), f32x4.splat(search.slack));
  return f32x4.add(estimate, bound);
}

/**
 * Scans rows `from` to `to` of consecutive blocks, whose addresses are at `rows` one after the other. Stops early when the
 * output might overflow; gives the row it came to. `from` is a multiple of 4.
 */
export function scanBlocks(search: Search, from: u32, to: u32): u32 {
  const codeStride = <usize>search.codeStride;
  const vectorStride = <usize>search.vectorStride;
  const query = <usize>search.queryCodes;
  const heap = <usize>search.heap;
  for (let at = from; at < to; at += 4) {
    if (search.outputCount + 4 > search.outputLimit) return at;
    const block = <usize>load<u32>(<usize>search.rows + <usize>(at >> 6) * 4);
    const row = <usize>(at & 63);
    const a = block + row * codeStride;
    const dot = dots(a, a + codeStride, a + 2 * codeStride, a + 3 * codeStride, query, codeStride);
    const columns = scaleAt(block, codeStride, vectorStride) + row * 4;
    const bound = bounds(
      search,
      dot,
      v128.load(columns),
      v128.load(columns + rowsPerBlock * 4),
      v128.load(columns + rowsPerBlock * 8),
    );
    let hits = i32x4.bitmask(f32x4.ge(bound, f32x4.splat(load<f32>(heap))));
    while (hits) {
      const lane = ctz<i32>(hits);
      hits &= hits - 1;
      if (at + lane < to) score(search, block, row + lane, at + lane);
    }
  }
  return to;
}

function codesOf(location: usize, codeStride: usize): usize {
  return (location & ~63) + (location & 63) * codeStride;
}

function column(location: usize, offset: usize): f32 {
  return load<f32>((location & ~63) + offset + (location & 63) * 4);
}

function columns(a: usize, b: usize, c: usize, d: usize, offset: usize): v128 {
  let lanes = f32x4.splat(column(a, offset));
  lanes = f32x4.replace_lane(lanes, 1, column(b, offset));
  lanes = f32x4.replace_lane(lanes, 2, column(c, offset));
  return f32x4.replace_lane(lanes, 3, column(d, offset));
}

/** Like `scanBlocks`, over rows named one by one: `rows` holds `block + row` of each, and room for three more behind the last. */
export function scanRows(search: Search, from: u32, to: u32): u32 {
  const codeStride = <usize>search.codeStride;
  const query = <usize>search.queryCodes;
  const heap = <usize>search.heap;
  const rows = <usize>search.rows;
  const scales = rowsPerBlock * (codeStride + <usize>search.vectorStride);
  const final = load<u32>(rows + (<usize>to - 1) * 4);
  for (let i: usize = 0; i < 3; i++) store<u32>(rows + (<usize>to + i) * 4, final);
  for (let at = from; at < to; at += 4) {
    if (search.outputCount + 4 > search.outputLimit) return at;
    const names = rows + <usize>at * 4;
    const a = <usize>load<u32>(names);
    const b = <usize>load<u32>(names, 4);
    const c = <usize>load<u32>(names, 8);
    const d = <usize>load<u32>(names, 12);
    const dot = dots(
      codesOf(a, codeStride),
      codesOf(b, codeStride),
      codesOf(c, codeStride),
      codesOf(d, codeStride),
      query,
      codeStride,
    );
    const bound = bounds(
      search,
      dot,
      columns(a, b, c, d, scales),
      columns(a, b, c, d, scales + rowsPerBlock * 4),
      columns(a, b, c, d, scales + rowsPerBlock * 8),
    );
    let hits = i32x4.bitmask(f32x4.ge(bound, f32x4.splat(load<f32>(heap))));
    while (hits) {
      const lane = ctz<i32>(hits);
      hits &= hits - 1;
      if (at + lane < to) {
        const location = <usize>load<u32>(names + <usize>lane * 4);
        score(search, location & ~63, location & 63, at + lane);
      }
    }
  }
  return to;
}
