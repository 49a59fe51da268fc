const UNIT =
  /\b(?:Department|Office|Bureau|Ministry|Institute|Commission|Division|Committee|Society|Association|Authority|Board|Agency)\s+(?:of|for|on)\s+(?:the\s+)?(?:\p{Lu}[\p{L}&]*,?\s+(?:(?:and|of|the|&)\s+)?){0,4}$/u;

/** True when a capitalised name is part of what an authority is called: "Department of Design and Construction". */
export function isInEmployerName(name: string, before: string): boolean {
  return /^\p{Lu}/u.test(name) && UNIT.test(before);
}
