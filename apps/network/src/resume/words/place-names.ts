import { lettersOf } from './letters-of.ts';

const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names of countries in the languages that résumés come in. */
const countries: ReadonlySet<string> = new Set([
  ...locales.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return letters.flatMap((a) => letters.flatMap((b) => lettersOf(names.of(a + b) ?? '') || []));
  }),
  ...['UK', 'U.K.', 'USA', 'U.S.A.', 'US', 'U.S.', 'UAE', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Holland', 'Czech Republic', 'Great Britain', 'Turkey'].map(lettersOf),
]); // prettier-ignore

/** States and provinces that stand behind a city instead of the country. */
const regions: ReadonlySet<string> = new Set(
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC
  AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD SA TAS ACT
  Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming
  ;Alberta;British Columbia;Manitoba;New Brunswick;Nova Scotia;Ontario;Québec;Quebec;Saskatchewan;Victoria;Queensland;New South Wales;Tasmania;Maharashtra;Karnataka;Tamil Nadu;Kerala;Gujarat;Punjab;West Bengal;Telangana;Bayern;Bavaria;Hessen;Sachsen;Baden-Württemberg;Nordrhein-Westfalen;Niedersachsen;Catalunya;Cataluña;Andalucía`
    .split(/[;\n]/)
    .flatMap((part) => (/^\s*[A-Z]{2}[ A-Z]*$/.test(part) ? part.trim().split(/\s+/) : [part.trim()]))
    .map(lettersOf)
    .filter(Boolean),
);

/** Large cities, by the names of the time zones. */
const cities: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('timeZone').map((zone) => lettersOf((zone.split('/').at(-1) ?? '').replaceAll('_', ' '))),
);

const remote = /^(?:remote|hybrid|on-?site|home ?office|télétravail|remoto|teletrabajo)$/i;

export const isCountry = (text: string): boolean => countries.has(lettersOf(text));
export const isRegion = (text: string): boolean =>
  regions.has(lettersOf(text)) && (text.trim().length > 3 || text.trim() === text.trim().toUpperCase());
export const isLargeCity = (text: string): boolean => cities.has(lettersOf(text));
export const isRemote = (text: string): boolean => remote.test(text.trim());

/** `Leeds, United Kingdom`, `Portland, OR`, or a country alone. */
export function isPlace(text: string): boolean {
  const parts = text.split(/,\s*/);
  if (parts.length > 4 || text.length > 80) return false;
  const last = parts.at(-1) ?? '';
  return (
    (isCountry(last) || isRegion(last) || isRemote(text)) &&
    parts.every((part) => /^\p{Lu}[\p{L}\p{M} .'’-]*$/u.test(part))
  );
}
