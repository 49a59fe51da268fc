/**
 * What fit must never be judged by, as keys of files and as labels in texts, in the languages that résumés of the first users come in. None of
 * it is read, so that nothing further on can use it.
 */
const protectedNames = new Set(
  `
  age birthday birthdate birthplace birthyear dob dateofbirth placeofbirth yearofbirth born
  sex gender pronouns title_of_address salutation sexualorientation orientation
  photo picture image avatar portrait headshot height weight appearance
  nationality nationalities citizenship citizen ethnicity race origin ethnicorigin countryofbirth mothertongue immigrationstatus
  maritalstatus civilstatus familystatus family children spouse dependents numberofchildren pregnancy
  religion faith denomination politicalviews politicalaffiliation party unionmembership
  health healthstatus disability disabilities medical bloodtype
  alter geburtsdatum geburtsort geboren geschlecht familienstand staatsangehorigkeit nationalitat religionszugehorigkeit konfession kinder
  fechadenacimiento edad sexo estadocivil nacionalidad datedenaissance sexe situationfamiliale nationalite
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** True for a key such as `birthDate`, `date_of_birth` or `Marital status`. */
export function isProtectedKey(key: string): boolean {
  const plain = key
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
  return protectedNames.has(plain);
}

/** True for a line such as `Date of birth: 1 May 1990`, as it stands in plain-text résumés. */
export function isProtectedLine(line: string): boolean {
  const [, label] = /^[\s•*–-]*([\p{L} /_-]{2,40}?)\s*[:：]/u.exec(line.slice(0, 100)) ?? [];
  return (label ?? '').split('/').some((part) => part !== '' && isProtectedKey(part));
}
