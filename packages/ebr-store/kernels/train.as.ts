/*
 * Multinomial logistic regression by stochastic gradient descent: one dense and one sparse part, weights row by row (feature × class).
 * `stride` is the number of classes rounded up to 4; the lanes behind the last class stay 0.
 */
let stride: i32 = 0;
let classes: i32 = 0;
let denseLength: i32 = 0;
let weights: usize = 0;
let gains: usize = 0;
let scores: usize = 0;
let dense: usize = 0;
let offsets: usize = 0;
let features: usize = 0;
let values: usize = 0;
let labels: usize = 0;

/** Where everything lies, in bytes; `gains` holds a squared-gradient sum for each row, the bias is the row behind the last feature. */
export function setUp(
  classCount: i32,
  length: i32,
  weightsAt: usize,
  gainsAt: usize,
  scoresAt: usize,
  denseAt: usize,
  offsetsAt: usize,
  featuresAt: usize,
  valuesAt: usize,
  labelsAt: usize,
): void {
  classes = classCount;
  stride = (classCount + 3) & ~3;
  denseLength = length;
  weights = weightsAt;
  gains = gainsAt;
  scores = scoresAt;
  dense = denseAt;
  offsets = offsetsAt;
  features = featuresAt;
  values = valuesAt;
  labels = labelsAt;
}

function row(index: i32): usize {
  return weights + <usize>(index * stride) * 4;
}

/** Raw scores of one example, into `scores`. Row 0 is the bias, then the dense rows, then the sparse ones. */
export function score(example: i32): void {
  const bytes = <usize>stride * 4;
  const bias = row(0);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(scores + at, v128.load(bias + at));
  const x = dense + <usize>(example * denseLength) * 4;
  let d = 0;
  for (; d + 4 <= denseLength; d += 4) {
    const x0 = f32x4.splat(load<f32>(x + <usize>d * 4));
    const x1 = f32x4.splat(load<f32>(x + <usize>d * 4 + 4));
    const x2 = f32x4.splat(load<f32>(x + <usize>d * 4 + 8));
    const x3 = f32x4.splat(load<f32>(x + <usize>d * 4 + 12));
    let w = row(1 + d);
    for (let at: usize = 0; at < bytes; at += 16) {
      let sum = v128.load(scores + at);
      sum = f32x4.add(sum, f32x4.mul(x0, v128.load(w + at)));
      sum = f32x4.add(sum, f32x4.mul(x1, v128.load(w + at + bytes)));
      sum = f32x4.add(sum, f32x4.mul(x2, v128.load(w + at + bytes * 2)));
      sum = f32x4.add(sum, f32x4.mul(x3, v128.load(w + at + bytes * 3)));
      v128.store(scores + at, sum);
    }
  }
  for (; d < denseLength; d++) addRow(row(1 + d), load<f32>(x + <usize>d * 4));
  const end = load<i32>(offsets + <usize>example * 4 + 4);
  for (let i = load<i32>(offsets + <usize>example * 4); i < end; i++)
    addRow(row(1 + denseLength + load<i32>(features + <usize>i * 4)), load<f32>(values + <usize>i * 4));
}

function addRow(w: usize, value: f32): void {
  const bytes = <usize>stride * 4;
  const x = f32x4.splat(value);
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(scores + at, f32x4.add(v128.load(scores + at), f32x4.mul(x, v128.load(w + at))));
}

/** Takes one step for one row: AdaGrad with one gain for the whole row. `scores` holds the gradient by then. */
function stepRow(index: i32, value: f32, squared: f32, rate: f32): void {
  const gain = gains + <usize>index * 4;
  const sum = load<f32>(gain) + value * value * squared;
  store<f32>(gain, sum);
  const step = f32x4.splat((-rate * value) / sqrt<f32>(sum + 1e-6));
  const w = row(index);
  const bytes = <usize>stride * 4;
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(w + at, f32x4.add(v128.load(w + at), f32x4.mul(step, v128.load(scores + at))));
}

/** e^x of four numbers: a power of two times a polynomial (Cephes' expf). Without tables, so that the memory is the caller's alone. */
function exp4(x: v128): v128 {
  const bounded = f32x4.max(x, f32x4.splat(-87));
  const whole = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
  let r = f32x4.sub(bounded, f32x4.mul(whole, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(whole, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), f32x4.add(r, f32x4.splat(1)));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** Softmax in place, without the class's own one: the gradient. Returns the probability that the right class had. */
function toGradient(label: i32, smoothing: f32): f32 {
  let highest: f32 = -Infinity;
  for (let c = 0; c < classes; c++) highest = max<f32>(highest, load<f32>(scores + <usize>c * 4));
  const top = f32x4.splat(highest);
  for (let c = 0; c < stride; c += 4) {
    const at = scores + <usize>c * 4;
    v128.store(at, exp4(f32x4.sub(v128.load(at), top)));
  }
  let sum: f32 = 0;
  for (let c = 0; c < classes; c++) sum += load<f32>(scores + <usize>c * 4);
  const share = smoothing / <f32>classes;
  for (let c = 0; c < classes; c++) {
    const at = scores + <usize>c * 4;
    store<f32>(at, load<f32>(at) / sum - share);
  }
  for (let c = classes; c < stride; c++) store<f32>(scores + <usize>c * 4, 0);
  const own = scores + <usize>label * 4;
  const p = load<f32>(own) + share;
  store<f32>(own, load<f32>(own) - 1 + smoothing);
  return p;
}

/** One pass over the examples that `order` names. Returns the mean probability of the right class before each step. */
export function epoch(order: usize, count: i32, rate: f32, smoothing: f32): f64 {
  let right: f64 = 0;
  for (let n = 0; n < count; n++) {
    const example = load<i32>(order + <usize>n * 4);
    score(example);
    right += <f64>toGradient(load<i32>(labels + <usize>example * 4), smoothing);
    let squared: f32 = 0;
    for (let c = 0; c < classes; c++) {
      const g = load<f32>(scores + <usize>c * 4);
      squared += g * g;
    }
    stepRow(0, 1, squared, rate);
    const x = dense + <usize>(example * denseLength) * 4;
    for (let d = 0; d < denseLength; d++) stepRow(1 + d, load<f32>(x + <usize>d * 4), squared, rate);
    const end = load<i32>(offsets + <usize>example * 4 + 4);
    for (let i = load<i32>(offsets + <usize>example * 4); i < end; i++)
      stepRow(1 + denseLength + load<i32>(features + <usize>i * 4), load<f32>(values + <usize>i * 4), squared, rate);
  }
  return right / <f64>count;
}

/** Dot products of one vector with `count` others that lie one after another; `length` is a multiple of 4. */
export function dots(vector: usize, others: usize, count: i32, length: i32, results: usize): void {
  const bytes = <usize>length * 4;
  for (let n = 0; n < count; n++) {
    let sum = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16)
      sum = f32x4.add(sum, f32x4.mul(v128.load(vector + at), v128.load(others + at)));
    const first = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
    store<f32>(results + <usize>n * 4, first + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    others += bytes;
  }
}
