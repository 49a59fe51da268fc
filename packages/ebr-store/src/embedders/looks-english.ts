/** Small words of English. A word that is also one of the others below counts for neither. */
const englishWords = words(`
  the and you your what how can do does is are was were my me i i'm it it's this that these of for to with from have has had will would
  should could not don't doesn't who when where which why there they them their his her him she he we us our please tell find show give get
  want need know like make any some if or but so by at about into out more new many much an be been am could i'd i've let's in on no
`);

/** Small words of other languages in Latin script: German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Norwegian, Polish, Turkish. */
const otherWords = words(`
  was in der das und ist nicht ich sie wie mit für auf ein eine einen einem einer den dem des im zum zur von bei über mir mich mein meine
  meinen meiner wo wer warum welche welcher welches kann können habe hat haben wird werden sind bin oder aber auch noch nach ihr euch wir
  gibt als diese dieser dieses diesem diesen zu wenn nur mehr sich vom beim
  me on le la les des une est et je tu il elle nous vous ils que qui quoi dans pour pas sur avec mon ma mes ton ta tes son sa ses ce cette
  ces du au aux comment pourquoi où quand quel quelle quels quelles suis êtes sont peux peut pouvez puis voudrais mais donc chez moi est-ce
  el los las un uno unos unas y es en por para con del de al qué que cómo como dónde donde cuándo cuando cuánto cuanto quién quien cuál mi
  mis tus su sus se lo puedo puede quiero tengo tiene soy eres son está están hay pero muy sobre este esta estos
  gli nel nella della delle dei degli di chi come dove quando perché sono sei siamo ho hai abbiamo posso può vorrei mio mia per non questo
  questa quale quali anche più il quanto
  o os um uma uns umas e é em não sim eu você ele ela nós eles meu minha meus minhas seu sua pode quero tenho tem onde quem qual quais dos
  das ao à pelo pela mais muito na no
  het een van ik jij je wij zij en niet met voor op aan naar hoe waar waarom wat welke kunnen heb heeft mijn jouw zijn dit deze dat die er
  og jeg du ikke er det som på til av hvordan hvor hva hvem kan med och att jag inte hur vad var när min mitt mina
  w z nie się jest jak gdzie kiedy czy mam moje mój dla po za co kto
  ve bir bu için nasıl ne mi benim var
`);

/** Articles that begin the names of places, as in El Paso. */
const nameWords = words('el la las los le de del');

/** Written with foreign letters in English, too. */
const borrowed = words('résumé résumés café cafés naïve cliché fiancé fiancée señor señora décor à');

const foreignLetters = /[äöüßñçãõœæøåłśźżćńęąőűğışčřžěůđàèìòùâêîôûëïéáíóú]/u;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/**
 * True for text that an English encoder can make something of. It looks at the script, at the small words that every sentence needs, and at
 * words with letters that English has not; names, which begin with a capital, may have them. Text without evidence, such as a name or a
 * single word, counts as English. Only the first 2,000 characters are read.
 */
export function looksEnglish(text: string): boolean {
  const start = text.slice(0, 2000).normalize('NFC').replaceAll('’', "'");
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  const latin = start.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters / 2) return false;

  const all = start.match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];
  const english = new Set<string>();
  const other = new Set<string>(start.match(/[¿¡]/g));
  for (const written of all) {
    const word = written.toLowerCase();
    const isName = written !== word;
    const isOther = otherWords.has(word) && !(isName && nameWords.has(word));
    const isEnglish = englishWords.has(word);
    if (isEnglish && !isOther) english.add(word);
    else if (isOther && !isEnglish) other.add(word);
    else if (!isOther && !isName && foreignLetters.test(word) && !borrowed.has(word)) other.add(word);
  }
  if (other.size <= english.size) return true;
  const [only = ''] = other;
  return other.size === 1 && (all.length < 4 || nameWords.has(only));
}
