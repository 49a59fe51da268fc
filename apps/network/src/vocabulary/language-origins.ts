/** Words behind a language that is meant as one: those that bind a sentence, and those that speak of languages. */
const BEHIND_LANGUAGE =
  /^(?:an?|the|and|or|as|at|is|are|be|by|but|to|for|in|into|on|of|if|not|than|that|with|will|would|when|while|who|you|your|we|both|every|level|good|well|better|enough|fluently|fluent|fluency|proficiency|proficient|skills?|speaking|speakers?|spoken|written|language|languages|required|preferred|essential|desirable|helpful|useful|welcome|necessary|mandatory|plus|advantage|native|interpreters?|interpreting|interpretation|translators?|translations?|teachers?|teaching|lessons?|courses?|classes|grammar|writing|reading|conversation|texts?|correspondence|literature|only|also|preferably|ideally|minimum|min|knowledge|ability)$/u;

/** True when the word behind the name of a language shows that something is from there: "Danish kindergartens". */
export function isFromThere(after: string): boolean {
  return /^\p{Ll}+$/u.test(after) && !BEHIND_LANGUAGE.test(after);
}
