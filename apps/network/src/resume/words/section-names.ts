import { lettersOf, wordsOf } from './letters-of.ts';

/** What a section of a résumé is about; `unread` has no place in the network. */
export type SectionKind =
  | 'contact'
  | 'summary'
  | 'work'
  | 'education'
  | 'skills'
  | 'languages'
  | 'certificates'
  | 'projects'
  | 'volunteer'
  | 'publications'
  | 'unread';

/** Headings in English, German, French, Spanish, and the commonest of Italian, Dutch and Portuguese. */
const names: Readonly<Record<SectionKind, string>> = {
  contact: `contact; contact details; contact information; contact me; get in touch; reach me; say hello; details; personal details; personal information; personal data;
    personal particulars; about; info; address; find me online; links; online; social media; web;
    kontakt; kontaktdaten; persönliche daten; persönliche angaben; angaben zur person; zur person; anschrift;
    coordonnées; informations personnelles; état civil; données personnelles; contactez-moi;
    contacto; datos personales; información personal; datos de contacto; contatti; dati personali; informazioni personali; persoonsgegevens; dados pessoais; contato`,
  summary: `summary; professional summary; executive summary; career summary; summary of qualifications; personal summary; profile; professional profile;
    personal profile; career profile; personal statement; statement; about me; who i am; objective; career objective; career objectives; professional objective;
    goal; introduction; overview; career overview; bio; biography; highlights; career highlights; in brief; at a glance; my story; hello; hi;
    profil; kurzprofil; berufliches profil; über mich; zusammenfassung; ziel; berufsziel; kurzvorstellung;
    profil professionnel; à propos; à propos de moi; objectif; objectif professionnel; résumé; présentation; accroche;
    perfil; perfil profesional; resumen; resumen profesional; sobre mí; acerca de mí; objetivo; objetivo profesional; extracto; profilo; profilo professionale; profiel; resumo`,
  work: `experience; work experience; working experience; professional experience; professional experiences; relevant experience; employment; employment history;
    employment record; work history; working history; career history; career; career path; professional background; professional history; job history;
    positions; positions held; appointments; academic appointments; professional appointments; practical experience; industry experience; where i have worked;
    where ive worked; what i have done; experience and employment; employment experience; internships; internship; internship experience; research experience;
    teaching experience; professional career; selected experience; additional experience; other experience; previous experience; earlier experience; career summary and experience;
    clinical experience; military experience; leadership experience; related experience; jobs; my experience; my work; work;
    berufserfahrung; berufspraxis; beruflicher werdegang; berufliche laufbahn; berufliche tätigkeit; berufliche tätigkeiten; berufliche erfahrung; berufliche erfahrungen;
    werdegang; arbeitserfahrung; praktische erfahrung; praktische erfahrungen; praktika; berufliche stationen; beschäftigungen; tätigkeiten; anstellungen;
    expérience; expériences; expérience professionnelle; expériences professionnelles; parcours professionnel; parcours; emplois; stages; carrière; expériences et stages;
    experiencia; experiencia laboral; experiencia profesional; trayectoria profesional; trayectoria laboral; historial laboral; trayectoria; empleos; prácticas;
    esperienza; esperienze; esperienza lavorativa; esperienze lavorative; esperienza professionale; esperienze professionali; werkervaring; ervaring; experiência; experiência profissional`,
  education: `education; education and training; educational background; education background; academic background; academic qualifications; academic history; studies; degrees; schooling;
    qualifications; education and qualifications; educational qualifications; academic record; academic education; education history; training and education; university; school; academics;
    where i studied; where i have studied; where i learned; academic training; professional education; formal education; learning;
    ausbildung; bildung; bildungsweg; bildungsgang; studium; schulbildung; schule; hochschulbildung; akademische ausbildung; akademischer werdegang; schulischer werdegang;
    studium und ausbildung; ausbildung und studium; schul und hochschulbildung; schulische ausbildung; berufsausbildung; schulausbildung; aus und weiterbildung;
    formation; formations; formation académique; études; diplômes; diplômes et formations; formation et diplômes; cursus; parcours académique; parcours scolaire; scolarité;
    formación; formación académica; educación; estudios; titulación; titulaciones; formación reglada; formación y estudios; datos académicos;
    istruzione; istruzione e formazione; formazione; opleiding; opleidingen; educação; formação; formação acadêmica; formação académica`,
  skills: `skills; technical skills; core skills; key skills; top skills; professional skills; hard skills; soft skills; skills summary; skill set; skillset; relevant skills; it skills;
    computer skills; digital skills; digital competences; personal skills; personal skills and competences; other skills; additional skills; interpersonal skills; skills and abilities;
    competencies; competences; core competencies; core competences; key competencies; technologies; technology; technical expertise; technical proficiency; technical proficiencies;
    tools; tools and technologies; skills and tools; expertise; areas of expertise; areas of knowledge; strengths; key strengths; proficiencies; capabilities; knowledge; tech stack; stack; toolbox; toolkit; my toolbox;
    what i can do; what i know; what im good at; what i am good at; specialties; specialities; specialisms; skills and expertise; skills and interests; professional competencies; software;
    kenntnisse; fähigkeiten; fertigkeiten; kompetenzen; fachkenntnisse; kenntnisse und fähigkeiten; edv kenntnisse; it kenntnisse; besondere kenntnisse; stärken; qualifikationen; fachliche kompetenzen;
    weitere kenntnisse; sonstige kenntnisse; fähigkeiten und kenntnisse; kernkompetenzen; schlüsselkompetenzen; technische kenntnisse; soziale kompetenzen; zusatzqualifikationen;
    compétences; compétences techniques; compétences clés; compétences professionnelles; savoir faire; savoir être; atouts; outils; compétences informatiques; aptitudes; connaissances;
    competencias; habilidades; aptitudes y competencias; conocimientos; conocimientos técnicos; habilidades técnicas; competencias clave; destrezas; conocimientos informáticos; informática; aptitudes principales;
    competenze; competenze tecniche; capacità e competenze; vaardigheden; competenties; competências; conhecimentos`,
  languages: `languages; language; language skills; languages spoken; foreign languages; spoken languages; language proficiency; language competence; languages and fluency;
    sprachen; sprachkenntnisse; fremdsprachen; fremdsprachenkenntnisse; langues; langues étrangères; compétences linguistiques; idiomas; lenguas; lingue; competenze linguistiche; lingue straniere; talen; talenkennis; línguas`,
  certificates: `certificates; certifications; certification; certificate; licenses; licences; licenses and certifications; certifications and licenses; licences and certificates; certificates and licences; professional certifications;
    professional development; courses; courses and certificates; training; trainings; training and certifications; certifications and training; further training; continuing education; accreditations; credentials;
    awards and certificates; certificates and awards; courses and training; additional training; professional training; licensure; licenses and registrations; registrations; memberships and certifications;
    zertifikate; zertifizierungen; weiterbildung; weiterbildungen; fortbildungen; fortbildung; fort und weiterbildung; weiterbildungen und zertifikate; kurse; schulungen; lehrgänge; zusatzausbildung;
    certificats; certifications et formations; formations complémentaires; habilitations; permis; certificaciones; certificados; cursos; formación complementaria; cursos y certificados; licencias y certificaciones;
    certificazioni; corsi; certificaten; cursussen; certificações`,
  projects: `projects; personal projects; selected projects; side projects; key projects; project experience; relevant projects; portfolio; academic projects; open source; open source projects; project work;
    projekte; ausgewählte projekte; projekterfahrung; eigene projekte; projets; projets personnels; réalisations; proyectos; proyectos personales; progetti; projecten; projetos`,
  volunteer: `volunteering; volunteer; volunteer work; volunteer experience; voluntary work; voluntary experience; voluntary positions; community service; community involvement; community; social engagement; civic engagement; community work; giving back; pro bono;
    ehrenamt; ehrenamtliches engagement; ehrenamtliche tätigkeit; ehrenamtliche tätigkeiten; engagement; soziales engagement; gesellschaftliches engagement;
    bénévolat; expériences bénévoles; engagement associatif; vie associative; voluntariado; experiencia de voluntariado; volontariato; vrijwilligerswerk; voluntariado social`,
  publications: `publications; selected publications; papers; articles; books; research publications; peer reviewed publications; journal articles; conference papers; presentations and publications; publications and presentations;
    publikationen; veröffentlichungen; ausgewählte publikationen; publicaciones; pubblicazioni; publicaties; publicações`,
  unread: `interests; hobbies; hobbies and interests; interests and hobbies; personal interests; references; referees; awards; honors; honours; honors and awards; awards and honors; awards and honours; achievements; accomplishments;
    activities; extracurricular activities; extra curricular activities; memberships; affiliations; professional affiliations; professional memberships; patents; grants; talks; presentations; conferences; recommendations;
    availability; driving licence; drivers license; military service; additional information; other; miscellaneous; declaration; test scores; causes; organizations; annexes; teaching; service; research interests; supervision; editorial work;
    interessen; hobbys; hobbies und interessen; interessen und hobbys; referenzen; auszeichnungen; preise; stipendien; mitgliedschaften; sonstiges; führerschein; wehrdienst; zivildienst; freizeit; freizeitinteressen; persönliches;
    intérêts; centres dintérêt; centres dintérêts; loisirs; références; distinctions; prix; divers; permis de conduire;
    intereses; aficiones; referencias; premios; logros; reconocimientos; otros datos; otros; información adicional; interessi; hobby; referenze; interesses`,
};

const kinds = new Map<string, SectionKind>(
  Object.entries(names).flatMap(([kind, list]) =>
    list.split(';').map((name) => [lettersOf(name), kind as SectionKind] as const),
  ),
);

/** Words that tell what an unusual heading is about: `Stations of my career`. The first that is found counts. */
const tellingWords: readonly (readonly [SectionKind, readonly string[]])[] = [
  ['volunteer', ['volunteer', 'volunteering', 'voluntary', 'ehrenamt', 'benevolat', 'voluntariado']],
  ['languages', ['languages', 'sprachen', 'sprachkenntnisse', 'langues', 'idiomas']],
  ['publications', ['publications', 'publikationen', 'publicaciones']],
  ['certificates', ['certificates', 'certifications', 'licenses', 'licences', 'courses', 'zertifikate', 'weiterbildung', 'certificaciones']],
  ['education', ['education', 'educational', 'studies', 'academic', 'studied', 'ausbildung', 'studium', 'bildungsweg', 'formation', 'etudes', 'formacion', 'estudios', 'qualifications']],
  ['skills', ['skills', 'competencies', 'competences', 'expertise', 'kenntnisse', 'kompetenzen', 'fahigkeiten', 'competencias', 'habilidades', 'abilities']],
  ['projects', ['projects', 'projekte', 'projets', 'proyectos']],
  ['work', ['experience', 'employment', 'worked', 'career', 'jobs', 'positions', 'berufserfahrung', 'berufliche', 'beruflicher', 'werdegang', 'experiences', 'professionnel', 'experiencia', 'trayectoria', 'laboral']],
  ['summary', ['summary', 'profile', 'profil', 'perfil', 'objective']],
  ['contact', ['contact', 'kontakt', 'contacto', 'personal', 'personliche']],
]; // prettier-ignore

const marks = /^[\s#*_=–—•-]+|[\s#*_=:–—-]+$/g;
const numbering = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s+/;

/** What a heading says, as a heading of nothing else would; undefined for other lines. */
export function sectionKind(text: string): SectionKind | undefined {
  if (text.length > 80) return undefined;
  const bare = text
    .replaceAll(marks, '')
    .replace(numbering, '')
    .replaceAll(/\(.{0,30}\)/g, '');
  if (bare.length < 3 || bare.length > 60 || /[@\d]/.test(bare)) return undefined;
  const whole = kinds.get(lettersOf(bare));
  if (whole !== undefined) return whole;
  // `Skills & Languages` is read as what it names first.
  const parts = bare.split(/\s+(?:and|und|et|y|e|en)\s+|\s*[&/+|,]\s*/i);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const each = parts.map((part) => kinds.get(lettersOf(part)));
  return each.every((kind) => kind !== undefined) ? each[0] : undefined;
}

/** What a line that looks like a heading is about by one of its words. */
export function guessSectionKind(text: string): SectionKind | undefined {
  const words = new Set(wordsOf(text));
  return tellingWords.find(([, telling]) => telling.some((word) => words.has(word)))?.[0];
}
