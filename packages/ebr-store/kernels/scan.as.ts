/** Dot product of two f32 vectors; `length` is a multiple of 4. */
export function dotF32(a: usize, b: usize, length: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < <usize>length * 4; i += 16) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + i), v128.load(b + i)));
  }
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  );
}
