import type { ResumeLanguage } from './truth.ts';

/** Where somebody lives, with the telephone numbers of that place: `#` is a digit. All people and companies are made up. */
interface Home {
  readonly city: string;
  readonly region?: string;
  readonly country: string;
  readonly phone: string;
}

/** Names across cultures: particles, hyphens, diacritics, titles, one word, surname first. */
export const namesOf: Readonly<Record<ResumeLanguage, readonly string[]>> = {
  en: [
    'Oluwaseun Adébáyò', 'Siobhán O’Rourke', 'Nguyễn Thị Minh Châu', 'Rajeshwari Krishnamurthy', 'Dr. Helen van der Meer',
    'Zeynep Yıldırım-Öztürk', 'Suharto', 'Kwame Nkansah Boateng', 'Małgorzata Wiśniewska', 'Li Wei', 'Abdul-Rahman al-Khatib',
    'Thomas J. Whitfield', 'Anneke de Vries', 'Park Ji-woo', 'Dmitri Sokolov', 'Leilani Kealoha', 'Mary-Jane McAllister',
    'Ngozi Eze', 'José Luís dos Santos', 'Ioana Popescu', 'Harpreet Kaur Gill', 'D’Andre Robinson', 'Mei-Ling Chen',
    'Bjørn Håkonsen', 'Tamar ben David', 'Aroha Te Whare', 'Emma Clarke', 'Prof. Samuel Osei', 'Ana Clara Ribeiro', 'Yusuf İlhan',
  ],
  de: ['Jürgen Müller-Lüdenscheidt', 'Anneliese von der Heide', 'Dr. Katharina Groß', 'Mehmet Yılmaz', 'Sören Thießen', 'Ute Brandl'],
  fr: ['Éloïse Lefèvre', 'Jean-François d’Aubigny', 'Aminata Diallo', 'Benoît Le Gall', 'Noémie Châtelain'],
  es: ['María José García Hernández', 'Íñigo Etxeberria', 'Lucía de la Fuente Peña', 'Joaquín Núñez Ortega', 'Xiomara Quispe'],
}; // prettier-ignore

export const homesOf: Readonly<Record<ResumeLanguage, readonly Home[]>> = {
  en: [
    { city: 'Leeds', country: 'United Kingdom', phone: '+44 113 4## ####' },
    { city: 'Portland', region: 'OR', country: 'USA', phone: '(503) 555-01##' },
    { city: 'Toronto', region: 'Ontario', country: 'Canada', phone: '+1 416-555-01##' },
    { city: 'Melbourne', region: 'Victoria', country: 'Australia', phone: '+61 3 5550 ####' },
    { city: 'Nairobi', country: 'Kenya', phone: '+254 7## ######' },
    { city: 'Pune', region: 'Maharashtra', country: 'India', phone: '+91 98### #####' },
    { city: 'Rotterdam', country: 'Netherlands', phone: '+31 6 ########' },
    { city: 'Singapore', country: 'Singapore', phone: '+65 8### ####' },
    { city: 'Dublin', country: 'Ireland', phone: '+353 1 5## ####' },
    { city: 'São Paulo', country: 'Brazil', phone: '+55 11 9####-####' },
    { city: 'Kraków', country: 'Poland', phone: '+48 5## ### ###' },
    { city: 'Austin', region: 'Texas', country: 'United States', phone: '512.555.01##' },
  ],
  de: [
    { city: 'Hamburg', country: 'Deutschland', phone: '+49 (0)40 555 #####' },
    { city: 'Köln', country: 'Deutschland', phone: '0221 / 55 ## ###' },
    { city: 'Graz', country: 'Österreich', phone: '+43 660 55#####' },
    { city: 'Zürich', country: 'Schweiz', phone: '+41 44 555 ## ##' },
  ],
  fr: [
    { city: 'Lyon', country: 'France', phone: '+33 4 99 ## ## ##' },
    { city: 'Montréal', region: 'Québec', country: 'Canada', phone: '514-555-01##' },
    { city: 'Bruxelles', country: 'Belgique', phone: '+32 2 555 ## ##' },
  ],
  es: [
    { city: 'Valencia', country: 'España', phone: '+34 960 ## ## ##' },
    { city: 'Bogotá', country: 'Colombia', phone: '+57 601 555 ####' },
    { city: 'Rosario', country: 'Argentina', phone: '+54 341 555-####' },
  ],
};

export const languagesOf: Readonly<Record<ResumeLanguage, { names: readonly string[]; levels: readonly string[] }>> = {
  en: {
    names: ['English', 'French', 'Yoruba', 'Mandarin', 'Hindi', 'Portuguese', 'Dutch', 'Swahili', 'Arabic', 'Polish', 'Korean'],
    levels: ['Native', 'Fluent', 'C1', 'B2', 'Conversational', 'Basic', 'Professional working proficiency', 'Mother tongue'],
  },
  de: {
    names: ['Deutsch', 'Englisch', 'Französisch', 'Türkisch', 'Polnisch'],
    levels: ['Muttersprache', 'verhandlungssicher', 'fließend', 'Grundkenntnisse', 'B2'],
  },
  fr: { names: ['Français', 'Anglais', 'Allemand', 'Espagnol'], levels: ['Langue maternelle', 'courant', 'C1', 'notions'] },
  es: { names: ['Español', 'Inglés', 'Portugués', 'Catalán'], levels: ['Lengua materna', 'avanzado', 'B2', 'básico'] },
}; // prettier-ignore

export const institutionsOf: Readonly<Record<ResumeLanguage, readonly string[]>> = {
  en: [
    'University of Bradwell', 'Port Linden State University', 'Harrowgate College', 'Indian Institute of Applied Science, Pune',
    'Lakeview Community College', 'Universidade de Vale Verde', 'Technical University of Ostmark', 'Kilifi Polytechnic',
    'École supérieure de Marigny', 'St. Brannock’s High School', 'Merrow Business School', 'Northfold Institute of Technology',
  ],
  de: ['Technische Universität Elbstadt', 'Hochschule Rheinau', 'Berufsschule Altona', 'Universität Grünberg', 'Fachhochschule Seetal'],
  fr: ['Université de Valmont', 'École supérieure de Marigny', 'Lycée Jules-Verlaine', 'IUT de Clairac'],
  es: ['Universidad de Valdeluz', 'Instituto Politécnico del Sur', 'Universidad Nacional de Monteclaro', 'Escuela Superior de Comercio'],
}; // prettier-ignore

export const degreesOf: Readonly<Record<ResumeLanguage, readonly string[]>> = {
  en: ['BSc', 'B.A.', 'Bachelor of Science', 'MSc', 'Master of Arts', 'MBA', 'PhD', 'Associate degree', 'Diploma', 'B.Eng.', 'Certificate'],
  de: ['Diplom', 'M.Sc.', 'B.A.', 'Ausbildung', 'Staatsexamen', 'Bachelor'],
  fr: ['Licence', 'Master', 'BTS', 'Doctorat', 'DUT'],
  es: ['Licenciatura', 'Grado', 'Máster', 'Técnico Superior', 'Doctorado'],
}; // prettier-ignore

/** Endings that companies have, or none: not every name says what it names. */
export const companiesOf: Readonly<Record<ResumeLanguage, readonly string[]>> = {
  en: [
    'Pebblestone Payments', 'Halden & Sons Ltd', 'Cedarpike Logistics', 'Brightmoor Community Hospital', 'Quillfeather', 'Tallow Street Bakery',
    'Northgate Rail', 'Ostrava Analytics s.r.o.', 'City of Port Linden', 'Blue Heron Software, Inc.', 'Kestrel Energy plc', 'Umoja Foods',
    'Ministry of Fisheries', 'Vantrell', 'Saltmarsh Primary School', 'Fennimore Group', 'Redwillow Credit Union', 'Mbali Solar',
    'Larkspur Hotels', 'Hexa9', 'De Groene Kas B.V.', 'Ironbark Mining', 'Westquay Consulting LLP', 'The Copper Kettle', 'ZenCart Media',
    'Amberley NHS Trust', 'Port Linden Water', 'Mitchell, Barnes & Rowe', 'Sunridge Farm Cooperative', 'Ravensholt University Press',
  ],
  de: ['Elbtor Handel GmbH', 'Stadtwerke Grünau', 'Müller & Brandt KG', 'Klinikum Seetal', 'Nordlicht Software AG', 'Bäckerei Ährenfeld', 'Werk12'],
  fr: ['Ateliers Duvernay SA', 'Mairie de Clairac', 'Boulangerie du Pont', 'Lumineo', 'Clinique des Tilleuls', 'Transports Vasseur SARL'],
  es: ['Grupo Almenara S.A.', 'Clínica Santa Aurelia', 'Transportes del Ebro S.L.', 'Ayuntamiento de Valdeluz', 'Tejidos Rosal', 'Nubarca'],
}; // prettier-ignore

/** A field of work: titles from the first job upwards, what people know in it, and what they did. */
export interface Field {
  readonly language: ResumeLanguage;
  readonly headline: string;
  readonly titles: readonly string[];
  readonly areas: readonly string[];
  readonly skills: Readonly<Record<string, readonly string[]>>;
  readonly deeds: readonly string[];
  readonly summary: string;
  readonly certificates: readonly string[];
}
