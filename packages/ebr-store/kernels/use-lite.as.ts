// The forward pass of Universal Sentence Encoder lite, in pieces that the caller puts together.
//
// Weights are 16-bit integers with one f32 scale an output and panel; what they are multiplied with is brought to 12 bits and a sign, one
// scale a row.
// Scales are chosen so that no sum leaves 32 bits: the products are exact, and everything else is plain IEEE arithmetic in a fixed order.
// So the same text gives the same bits on every machine. Offsets are bytes, and arrays are aligned to 16.

/** Inputs whose products are summed as integers before they become f32. All inputs are multiples of it. */
const panel = 256;
/** Largest value that a row is brought to; 2^31 is what a sum of products must stay under. */
const rowPeak: f32 = 4095;
/** A little under 2^31, since the sums that are held to it are rounded. */
const sumLimit: f32 = 2147000000;

/** Continues a checksum over 16-byte blocks at `from`; the four lanes of the state are at `state`. */
export function checksum(state: usize, from: usize, bytes: i32): void {
  let sum = v128.load(state);
  const factor = i32x4.splat(0x01000193);
  for (let end = from + bytes; from < end; from += 16) sum = i32x4.add(i32x4.mul(sum, factor), v128.load(from));
  v128.store(state, sum);
}

/**
 * Brings a panel of an f32 matrix to 16 bits: 256 rows of `outputs` columns, one scale a column. A packed panel holds blocks of four
 * columns, and a block runs of eight rows, so that `multiply` reads it from front to end. A matrix is its panels one after the other.
 */
export function packPanel(from: usize, outputs: i32, into: usize, scales: usize): void {
  const stride = <usize>outputs * 4;
  for (let column: usize = 0; column < stride; column += 16) {
    packColumns(from + column, stride, into, scales + column);
    into += panel * 8;
  }
}

function packColumns(from: usize, stride: usize, into: usize, scales: usize): void {
  let peak = f32x4.splat(1e-30);
  let sum = f32x4.splat(1e-30);
  for (let row = 0, at = from; row < panel; row++, at += stride) {
    const size = f32x4.abs(v128.load(at));
    peak = f32x4.max(peak, size);
    sum = f32x4.add(sum, size);
  }
  // Rounding adds up to a half to each weight, so that much is taken off the limit first.
  const limit = f32x4.splat(sumLimit / rowPeak - <f32>panel * 0.5);
  const steps = f32x4.min(f32x4.div(f32x4.splat(32767), peak), f32x4.div(limit, sum));
  v128.store(scales, f32x4.div(f32x4.splat(1), steps));
  for (let row = 0, at = from; row < panel; row++, at += stride) {
    const value = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at), steps)));
    const out = into + <usize>((row >> 3) * 32 + (row & 7)) * 2;
    store<i16>(out, <i16>i32x4.extract_lane(value, 0));
    store<i16>(out, <i16>i32x4.extract_lane(value, 1), 16);
    store<i16>(out, <i16>i32x4.extract_lane(value, 2), 32);
    store<i16>(out, <i16>i32x4.extract_lane(value, 3), 48);
  }
}

/** Brings f32 rows to 16 bits, one scale a row. */
export function packRows(from: usize, rows: i32, width: i32, into: usize, scales: usize): void {
  for (let row = 0; row < rows; row++) {
    store<f32>(scales, packRow(from, width, into, 32767));
    from += <usize>width * 4;
    into += <usize>width * 2;
    scales += 4;
  }
}

/** Writes `width` values as 16-bit integers up to `limit`, and returns what one step is worth. */
function packRow(from: usize, width: i32, into: usize, limit: f32): f32 {
  let peaks = f32x4.splat(1e-30);
  const bytes = <usize>width * 4;
  for (let i: usize = 0; i < bytes; i += 16) peaks = f32x4.max(peaks, f32x4.abs(v128.load(from + i)));
  const peak = Mathf.max(
    Mathf.max(f32x4.extract_lane(peaks, 0), f32x4.extract_lane(peaks, 1)),
    Mathf.max(f32x4.extract_lane(peaks, 2), f32x4.extract_lane(peaks, 3)),
  );
  const steps = f32x4.splat(limit / peak);
  for (let i: usize = 0; i < bytes; i += 32) {
    const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + i), steps)));
    const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + i + 16), steps)));
    v128.store(into + i / 2, i16x8.narrow_i32x4_s(low, high));
  }
  return peak / limit;
}

/** Brings rows to what `multiply` takes. */
export function quantise(from: usize, rows: i32, width: i32, into: usize, scales: usize): void {
  for (let row = 0; row < rows; row++) {
    store<f32>(scales, packRow(from, width, into, rowPeak));
    from += <usize>width * 4;
    into += <usize>width * 2;
    scales += 4;
  }
}

/** One row of twice the piece's embedding plus the signal of its position. */
export function embedPiece(table: usize, scales: usize, piece: i32, width: i32, signal: usize, into: usize): void {
  const factor = f32x4.splat(load<f32>(scales + <usize>piece * 4) * 2);
  const from = table + <usize>(piece * width) * 2;
  for (let i: usize = 0; i < <usize>width * 4; i += 32) {
    const values = v128.load(from + i / 2);
    const low = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(values));
    const high = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(values));
    v128.store(into + i, f32x4.add(f32x4.mul(low, factor), v128.load(signal + i)));
    v128.store(into + i + 16, f32x4.add(f32x4.mul(high, factor), v128.load(signal + i + 16)));
  }
}

/** The sinusoidal signal of `positions` rows: sines of position times frequency, then cosines. */
export function makeSignal(frequencies: usize, count: i32, positions: i32, into: usize): void {
  for (let position = 0; position < positions; position++) {
    for (let i = 0; i < count; i++) {
      const angle = <f64>(<f32>position * load<f32>(frequencies + <usize>i * 4));
      const at = into + <usize>(position * count * 2 + i) * 4;
      store<f32>(at, <f32>sine(angle));
      store<f32>(at + <usize>count * 4, <f32>sine(angle + 1.5707963267948966));
    }
  }
}

/** Sine of a small positive angle by its series, so that no platform's own sine is asked. */
function sine(angle: f64): f64 {
  const turn = 6.283185307179586;
  const x = angle - nearest<f64>(angle / turn) * turn;
  let term = x;
  let sum = x;
  for (let n: f64 = 2; n < 28; n += 2) {
    term *= (-x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/** Layer normalisation of each row. */
export function normalise(from: usize, rows: i32, width: i32, scale: usize, shift: usize, into: usize): void {
  const bytes = <usize>width * 4;
  for (let row = 0; row < rows; row++) {
    let sums = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) sums = f32x4.add(sums, v128.load(from + i));
    const mean = f32x4.splat(total(sums) / <f32>width);
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const distance = f32x4.sub(v128.load(from + i), mean);
      squares = f32x4.add(squares, f32x4.mul(distance, distance));
    }
    const factor = f32x4.splat(1 / Mathf.sqrt(total(squares) / <f32>width + 1e-6));
    for (let i: usize = 0; i < bytes; i += 16) {
      const distance = f32x4.mul(f32x4.sub(v128.load(from + i), mean), factor);
      v128.store(into + i, f32x4.add(f32x4.mul(distance, v128.load(scale + i)), v128.load(shift + i)));
    }
    from += bytes;
    into += bytes;
  }
}

function total(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

/** What `multiply` does with a product beside writing it: keeps it from going below 0, adds it to what is there. Both may be set. */
const positiveOnly = 1;
const addTo = 2;

/** Rows brought to 16 bits times a packed matrix, plus its bias. Two rows share each load of four columns' weights. */
export function multiply(
  rows: usize,
  rowScales: usize,
  count: i32,
  inputs: i32,
  matrix: usize,
  scales: usize,
  bias: usize,
  outputs: i32,
  into: usize,
  mode: i32,
): void {
  const outBytes = <usize>outputs * 4;
  for (let input = 0; input < inputs; input += panel) {
    let panelMode = input == 0 ? mode & addTo : addTo;
    if (input + panel == inputs) panelMode |= mode & positiveOnly;
    for (let column: usize = 0; column < outBytes; column += 16) {
      const factor = v128.load(scales + column);
      const plus = input == 0 ? v128.load(bias + column) : f32x4.splat(0);
      multiplyRows(rows, rowScales, count, <usize>inputs * 2, matrix, factor, plus, into + column, outBytes, panelMode);
      matrix += panel * 8;
    }
    rows += panel * 2;
    scales += outBytes;
  }
}

function multiplyRows(
  rows: usize,
  scale: usize,
  left: i32,
  rowBytes: usize,
  weights: usize,
  factor: v128,
  plus: v128,
  out: usize,
  outBytes: usize,
  mode: i32,
): void {
  for (; left > 1; left -= 2) {
    multiplyTwo(rows, rows + rowBytes, weights, out, out + outBytes, factor, scale, plus, mode);
    rows += rowBytes * 2;
    out += outBytes * 2;
    scale += 8;
  }
  if (left) multiplyOne(rows, weights, out, f32x4.mul(factor, v128.load32_splat(scale)), plus, mode);
}

function multiplyTwo(
  at: usize,
  next: usize,
  weights: usize,
  out: usize,
  nextOut: usize,
  factor: v128,
  scale: usize,
  plus: v128,
  mode: i32,
): void {
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (const end = at + panel * 2; at < end; at += 16, next += 16, weights += 64) {
    const a = v128.load(at);
    const b = v128.load(next);
    let w = v128.load(weights);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, w));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, w));
    w = v128.load(weights, 16);
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, w));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, w));
    w = v128.load(weights, 32);
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, w));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(b, w));
    w = v128.load(weights, 48);
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(a, w));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(b, w));
  }
  finish(out, sums(a0, a1, a2, a3), f32x4.mul(factor, v128.load32_splat(scale)), plus, mode);
  finish(nextOut, sums(b0, b1, b2, b3), f32x4.mul(factor, v128.load32_splat(scale, 4)), plus, mode);
}

function multiplyOne(at: usize, weights: usize, out: usize, scale: v128, plus: v128, mode: i32): void {
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  for (const end = at + panel * 2; at < end; at += 16, weights += 64) {
    const a = v128.load(at);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, v128.load(weights)));
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, v128.load(weights, 16)));
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, v128.load(weights, 32)));
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(a, v128.load(weights, 48)));
  }
  finish(out, sums(a0, a1, a2, a3), scale, plus, mode);
}

/** The four lanes of each, added up. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(i32x4.shuffle(a, b, 0, 1, 4, 5), i32x4.shuffle(a, b, 2, 3, 6, 7));
  const cd = i32x4.add(i32x4.shuffle(c, d, 0, 1, 4, 5), i32x4.shuffle(c, d, 2, 3, 6, 7));
  return i32x4.add(i32x4.shuffle(ab, cd, 0, 2, 4, 6), i32x4.shuffle(ab, cd, 1, 3, 5, 7));
}

function finish(out: usize, products: v128, scale: v128, plus: v128, mode: i32): void {
  let value = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(products), scale), plus);
  if (mode & addTo) value = f32x4.add(value, v128.load(out));
  if (mode & positiveOnly) value = f32x4.max(value, f32x4.splat(0));
  v128.store(out, value);
}

/** Attention of every row to every row. A row of `from` holds query, key and value, each `heads` x `size`; `weights` has room for a row. */
export function attend(from: usize, count: i32, heads: i32, size: i32, scale: f32, weights: usize, into: usize): void {
  const bytes = <usize>(heads * size) * 4;
  const headBytes = <usize>size * 4;
  for (let row = 0; row < count; row++) {
    for (let head: usize = 0; head < bytes; head += headBytes) {
      const query = from + <usize>row * bytes * 3 + head;
      for (let other = 0; other < count; other++) {
        const key = from + <usize>other * bytes * 3 + bytes + head;
        store<f32>(weights + <usize>other * 4, dot(query, key, headBytes) * scale);
      }
      softmax(weights, count);
      const out = into + <usize>row * bytes + head;
      memory.fill(out, 0, headBytes);
      for (let other = 0; other < count; other++) {
        addScaled(
          from + <usize>other * bytes * 3 + bytes * 2 + head,
          v128.load32_splat(weights + <usize>other * 4),
          out,
          headBytes,
        );
      }
    }
  }
}

function dot(a: usize, b: usize, bytes: usize): f32 {
  let even = f32x4.splat(0);
  let odd = even;
  for (let i: usize = 0; i < bytes; i += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(a + i), v128.load(b + i)));
    odd = f32x4.add(odd, f32x4.mul(v128.load(a + i, 16), v128.load(b + i, 16)));
  }
  return total(f32x4.add(even, odd));
}

function addScaled(from: usize, factor: v128, into: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(into + i, f32x4.add(v128.load(into + i), f32x4.mul(v128.load(from + i), factor)));
  }
}

function softmax(at: usize, count: i32): void {
  const end = at + <usize>count * 4;
  let peak = load<f32>(at);
  for (let i = at; i < end; i += 4) peak = Mathf.max(peak, load<f32>(i));
  let sum: f32 = 0;
  for (let i = at; i < end; i += 4) {
    const power = exponential(load<f32>(i) - peak);
    store<f32>(i, power);
    sum += power;
  }
  for (let i = at; i < end; i += 4) store<f32>(i, load<f32>(i) / sum);
}

/** e to the power of x, by its series on what is left after powers of two, so that no table and no platform is asked. */
function exponential(x: f32): f32 {
  if (x < -87) return 0;
  if (x > 88) x = 88;
  const twos = nearest<f32>(x * 1.44269504);
  const rest = <f64>x - <f64>twos * 0.6931471805599453;
  let power: f64 = 1;
  for (let n: f64 = 9; n > 0; n--) power = 1 + (power * rest) / n;
  return <f32>(power * reinterpret<f64>((<i64>twos + 1023) << 52));
}

/** The mean of rows; of none it is zero. */
export function average(from: usize, rows: i32, width: i32, into: usize): void {
  const bytes = <usize>width * 4;
  memory.fill(into, 0, bytes);
  const factor = f32x4.splat(1 / <f32>max(rows, 1));
  for (let row = 0; row < rows; row++) addScaled(from + <usize>row * bytes, f32x4.splat(1), into, bytes);
  for (let i: usize = 0; i < bytes; i += 16) v128.store(into + i, f32x4.mul(v128.load(into + i), factor));
}

/** The hyperbolic tangent of each value, then the whole brought to length 1. */
export function squash(at: usize, width: i32): void {
  const end = at + <usize>width * 4;
  for (let i = at; i < end; i += 4) store<f32>(i, 1 - 2 / (exponential(2 * load<f32>(i)) + 1));
  toUnitLength(at, width);
}

/** Brings a vector to length 1. */
export function toUnitLength(at: usize, width: i32): void {
  const bytes = <usize>width * 4;
  const factor = f32x4.splat(1 / Mathf.sqrt(Mathf.max(dot(at, at, bytes), 1e-12)));
  for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, f32x4.mul(v128.load(at + i), factor));
}
