import { lettersOf } from './letters-of.ts';

/** What a label says about the words behind it. */
export type Label =
  | 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'place' | 'web' | 'dates' | 'title' | 'company' | 'duties' | 'degree' | 'area' | 'institution' | 'languages' | 'skills'; // prettier-ignore

const names: Readonly<Record<Label, string>> = {
  name: 'name; full name; first names surnames; first name surname; surname first name; vor und nachname; vor und zuname; vollständiger name; nom et prénom; nom complet; nombre completo; nombre y apellidos; nombre; nome; nome completo',
  firstName: 'first name; first names; given name; forename; vorname; prénom; prénoms; nombres',
  lastName:
    'last name; surname; surnames; family name; nachname; zuname; familienname; nom; nom de famille; apellido; apellidos',
  email:
    'email; e mail; mail; emails; email address; e mail adresse; mailadresse; courriel; adresse électronique; mél; correo; correo electrónico',
  phone:
    'phone; telephone; telephones; tel; mobile; mobile phone; cell; cell phone; phone number; telefon; handy; mobil; mobiltelefon; telefonnummer; téléphone; portable; tél; móvil; teléfono; telefone; telefoon; fon',
  place:
    'address; home address; location; place; place of residence; residence; city; current location; based in; lives in; anschrift; adresse; wohnort; ort; wohnhaft in; standort; lieu; ville; domicile; dirección; domicilio; lugar; ciudad; localidad; ubicación; residencia; indirizzo; adres; lugar de residencia',
  web: 'web; website; websites; homepage; home page; site web; site; página web; sitio web; linkedin; github; portfolio; blog; url; links; twitter; xing; profile',
  dates:
    'date; dates; period; duration; time period; time; from to; zeitraum; dauer; datum; période; dates de; durée; fecha; fechas; periodo; período; years',
  title:
    'occupation or position held; occupation; position; position held; positions held; role; title; job title; designation; function; post held; tätigkeit; funktion; berufsbezeichnung; stelle; poste; fonction; poste occupé; fonction ou poste occupé; puesto; cargo; puesto desempeñado; profesión o cargo desempeñado; als',
  company:
    'employer; company; organisation; organization; name of employer; name and address of employer; employer name; arbeitgeber; firma; unternehmen; betrieb; name und adresse des arbeitgebers; employeur; entreprise; société; nom et adresse de l employeur; empresa; empleador; nombre y dirección del empleador; client',
  duties:
    'main activities and responsibilities; main activities; responsibilities; duties; tasks; main tasks; key responsibilities; activities; description; achievements; key achievements; job description; aufgaben; aufgabenbereich; wichtigste tätigkeiten und zuständigkeiten; hauptaufgaben; tätigkeiten; schwerpunkte; missions; principales activités et responsabilités; tâches; activités; funciones; funciones y responsabilidades; tareas; responsabilidades; actividades y responsabilidades principales',
  degree:
    'title of qualification awarded; qualification; qualification awarded; degree; diploma; award; abschluss; titel; bezeichnung der erworbenen qualifikation; akademischer grad; diplôme; intitulé du certificat ou diplôme délivré; titre; título; titulación; título de la cualificación obtenida',
  area: 'principal subjects; principal subjects occupational skills covered; subject; subjects; field of study; field; major; majors; specialisation; specialization; course; course of study; studiengang; studienfach; fachrichtung; fach; schwerpunkt; hauptfächer; domaine; spécialité; filière; principales matières; especialidad; carrera; materias principales; área',
  institution:
    'name of organisation; name of institution; name and type of organisation providing education and training; name of organisation providing education and training; institution; university; school; college; provider; hochschule; universität; schule; bildungseinrichtung; name und art der bildungs oder ausbildungseinrichtung; établissement; université; école; nom et type de l établissement; institución; universidad; centro; nombre y tipo de la organización',
  languages:
    'other language; other languages; languages; language; foreign languages; sprachen; weitere sprachen; fremdsprachen; andere sprachen; langues; autres langues; idiomas; otros idiomas; otras lenguas',
  skills:
    'skills; technical skills; soft skills; computer skills; technologies; tools; other skills; kenntnisse; compétences; competencias',
};

const labels = new Map<string, Label>(
  Object.entries(names).flatMap(([label, list]) =>
    list.split(';').map((name) => [lettersOf(name), label as Label] as const),
  ),
);

export interface Labelled {
  readonly label: Label;
  readonly value: string;
}

/** What stands behind a label: `Phone: 123`, or a cell beside one. */
export function readLabelled(text: string): Labelled | undefined {
  const [, name = '', value = ''] = /^([^:：\t@\d]{2,75}?)\s*(?:[:：]\s*\t?|\t)\s*(.*)$/u.exec(text) ?? [];
  const label =
    labels.get(lettersOf(name.replaceAll(/\(s\)/g, 's'))) ?? labels.get(lettersOf(name.replaceAll(/\(.{0,20}\)/g, '')));
  return label === undefined ? undefined : { label, value: value.trim() };
}
