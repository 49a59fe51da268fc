const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl'];

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Short forms that no locale lists. */
const more: Readonly<Record<string, number>> = {
  sept: 9,
  jänn: 1,
  jaen: 1,
  maerz: 3,
  mrz: 3,
  juill: 7,
  julio: 7,
  set: 9,
  okt: 10,
  dez: 12,
};

/** The number of a month by its name or short name in the languages of Western Europe, without accents. */
export const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...Object.entries(more).map(([name, month]) => [plain(name), month] as const),
  ...locales.toReversed().flatMap((locale) =>
    (['long', 'short'] as const).flatMap((form) =>
      Array.from({ length: 12 }, (_, index) => {
        const day = new Date(Date.UTC(2024, index, 15));
        return [
          plain(new Intl.DateTimeFormat(locale, { month: form, timeZone: 'UTC' }).format(day)),
          index + 1,
        ] as const;
      }),
    ),
  ),
]);

/** The number of a month; undefined for any other word. */
export const monthNumber = (name: string): number | undefined => monthNumbers.get(plain(name));

/** Times of the year: as exact as a year. */
export const seasons = [
  'spring',
  'summer',
  'autumn',
  'fall',
  'winter',
  'frühling',
  'frühjahr',
  'sommer',
  'herbst',
  'printemps',
  'été',
  'automne',
  'hiver',
  'primavera',
  'verano',
  'otoño',
  'invierno',
  'q1',
  'q2',
  'q3',
  'q4',
  'michaelmas',
  'early',
  'late',
  'mid',
];

/** What stands for today at the end of a period. */
export const presentWords = [
  'present', 'the present', 'current', 'currently', 'now', 'today', 'ongoing', 'to date', 'till date', 'date', 'heute', 'jetzt', 'aktuell', 'laufend', 'dato',
  'aujourd[’\']hui', 'présent', 'actuel', 'actuellement', 'en cours', 'ce jour', 'maintenant', 'actualidad', 'la actualidad', 'actual', 'actualmente', 'presente', 'el presente', 'hoy', 'la fecha', 'en curso',
  'oggi', 'attuale', 'in corso', 'heden', 'nu', 'atual', 'atualmente', 'o momento',
]; // prettier-ignore

/** Before a beginning that has no end. */
export const sinceWords = ['since', 'seit', 'ab', 'depuis', 'desde', 'dal', 'sinds'];
/** Before a beginning that has an end. */
export const fromWords = ['from', 'von', 'vom', 'de', 'du', 'desde', 'del', 'between', 'da', 'dal', 'van'];
/** Between beginning and end. */
export const toWords = [
  'to',
  'until',
  'till',
  'through',
  'thru',
  'bis',
  'bis zum',
  'à',
  'au',
  'a',
  'al',
  'hasta',
  "jusqu[’']à",
  "jusqu[’']en",
  'and',
  'tot',
  'até',
  'fino a',
];
