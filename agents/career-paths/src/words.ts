const token = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*[+#]*/gu;

/** Grammar, and words that ask for a way without saying where to. */
const grammar = new Set(
  `a about after again all also am among an and any anybody anyone are area areas around as at away background be become becoming been before begin being best
better between big both but by can career careers change changing choose coming could course courses direction do does doing done down earn easiest
else end enough enter ever every everything experience far fast fastest field fields find first fit for from further get getting give go going good
great had has have having help here hers hour hours how i i'd i'll i'm i've if in industry into is it its itself job jobs just kind know land later lead leads
learn like line little long look make makes making many matter may me mean might mine money month months more most move moving much must my myself
near nearest need needed needs new next no not now of off ok old on once one only open or other others our out over own path paths pay people perhaps
person pivot place plan please position possible profession profile qualify qualified quickest ready realistic realistically really retrain role roles same
say see set shall should show skill skills so some someone something sort specialist start starting step steps still stuff such suit suitable switch
switching take takes tell than that the their them then there these they thing things this those through time times to today too towards toward transfer
transferable transfers transition try up us use useful using very want wants was way ways we week weeks well were what what's when where whether which
while who why will with within without wonder work working world worth would year years yet you your yourself
aber als auch auf aus bei beruf beruflich bereich bin bis branche da das dem den der des die dort du ein eine einem einen einer er es etwas fehlt feld für
gebiet gehe gehen gibt habe hinein ich im in ist kann karriere komme kommen kurse lerne man mehr mein meine meinem meiner mich mir mit möchte muss nach neu
nicht noch oder quereinstieg rolle rollen schaffe schritt schritte sich sie so soll um umsteigen und von was wechsel wechseln wechsle weg welche welcher
welches wenn werde werden wie will wo würde zu zum zur`.split(/\s+/u),
);

const folded = (word: string) => word.toLowerCase().replace(/['’]s$/u, '');
const wordsIn = (text: string) => (text.slice(0, 2000).match(token) ?? []).filter((word) => word.length <= 40);

/** The words that name a field, as the member wrote them, each once. */
export function fieldWords(question: string): string[] {
  const words = wordsIn(question).filter((word) => folded(word).length > 1 && !grammar.has(folded(word)));
  return [...new Map(words.map((word) => [folded(word), word])).values()].slice(0, 8);
}

/** True when two texts share a word that is more than grammar. */
export function shareWord(a: string, b: string): boolean {
  const short = (word: string) => folded(word).replace(/(?<=.{4})(?:ies|es|s|y)$/u, '');
  const known = new Set(fieldWords(a).map(short));
  return fieldWords(b).some((word) => known.has(short(word)));
}
