import { lettersOf } from './letters-of.ts';

const set = (text: string) =>
  new Set(
    text
      .split(/[\s;]+/)
      .map(lettersOf)
      .filter(Boolean),
  );

/** What people are called at work: the head of a title, in English, German, French and Spanish. */
export const titleWords: ReadonlySet<string> = set(`
  accountant actor actuary administrator advisor adviser advocate agent aide ambassador analyst animator announcer apprentice arborist archaeologist architect archivist artist
  assembler assessor assistant associate astronomer attendant attorney auditor author baker banker barista barrister bartender biologist bookkeeper botanist boss brewer bricklayer broker
  builder butcher buyer captain caregiver caretaker carer carpenter cashier caterer ceo cfo chair chairman chairwoman chancellor chef chemist chief cio clerk cleaner coach coder commis
  commissioner composer conductor conservator constable consultant contractor controller cook coordinator copywriter coroner correspondent cto counsel counselor counsellor courier crafter
  craftsman creator critic curator custodian dancer dealer dean deckhand delegate dentist deputy designer detective developer dietitian director dispatcher docent doctor doorman draftsman dresser
  driver drummer ecologist economist editor educator electrician employee engineer entrepreneur estimator examiner executive expert fabricator facilitator farmer fellow fighter filmmaker
  finisher firefighter fisherman fitter foreman forewoman forester founder cofounder freelancer fundraiser gardener geologist geophysicist glazier governor grower guard guide hairdresser handler handyman head headteacher
  headmaster helper historian host hostess housekeeper hygienist illustrator inspector installer instructor intern interpreter investigator janitor journalist judge keeper labourer laborer
  laundress lawyer lead leader lecturer librarian lifeguard lineman linguist loader machinist maid maker manager marketer marshal mason masseur mathematician mechanic mediator mentor
  merchandiser midwife miller miner minister moderator musician negotiator notary nurse nutritionist officer operative operator optician organizer organiser owner packer painter
  paralegal paramedic partner pastor pathologist patternmaker pharmacist photographer physician physicist physiotherapist picker pilot planner planter plasterer plumber policeman porter postdoc postman potter
  preceptor preparer president presenter priest principal printer producer professor programmer promoter psychiatrist psychologist publisher purchaser radiographer ranger realtor receptionist
  recruiter registrar repairer reporter representative researcher responder reviewer rigger roofer sailor salesman salesperson saleswoman scholar scientist seamstress secretary seller server
  shepherd singer skipper sociologist soldier solicitor specialist spokesperson staff statistician steward stewardess stocker stockman strategist student stylist superintendent superviser
  supervisor supporter surgeon surveyor tailor teacher teammate technician technologist teller tester therapist trader trainee trainer translator treasurer tutor typist underwriter
  upholsterer usher vet veterinarian vicepresident volunteer waiter waitress warden weaver webmaster welder worker writer zoologist sre vp qa estimator valuer dispenser fitter turner
  auszubildende auszubildender azubi altenpfleger altenpflegerin pfleger pflegerin krankenpfleger krankenpflegerin krankenschwester pflegefachkraft praxisanleiter praxisanleiterin leiter leiterin leitung
  stationsleitung teamleiter teamleiterin abteilungsleiter abteilungsleiterin sachbearbeiter sachbearbeiterin kaufmann kauffrau industriekaufmann industriekauffrau burokaufmann burokauffrau entwickler entwicklerin
  softwareentwickler softwareentwicklerin ingenieur ingenieurin techniker technikerin mechaniker mechanikerin elektriker elektrikerin verkaufer verkauferin berater beraterin lehrer lehrerin dozent dozentin
  praktikant praktikantin werkstudent werkstudentin mitarbeiter mitarbeiterin assistent assistentin referent referentin geschaftsfuhrer geschaftsfuhrerin koch kochin fahrer fahrerin lagerist fachkraft
  projektleiter projektleiterin erzieher erzieherin arzt arztin apotheker apothekerin buchhalter buchhalterin controllerin redakteur redakteurin gestalter gestalterin meister meisterin geselle aushilfe volontar volontarin
  disponent disponentin schichtleiter schichtleiterin beschaffung einkaufer einkauferin
  stagiaire developpeur developpeuse ingenieur ingenieure responsable directeur directrice chef cheffe cheffe charge chargee assistante technicien technicienne infirmier infirmiere comptable vendeur vendeuse
  professeur professeure enseignant enseignante conseiller conseillere gestionnaire cuisinier cuisiniere serveur serveuse apprenti apprentie gerant gerante redacteur redactrice consultante coordinateur coordinatrice
  employe employee ouvrier ouvriere formateur formatrice adjoint adjointe secretaire avocat avocate medecin chauffeur boulanger boulangere animateur animatrice juriste
  auxiliar administrativo administrativa contable director directora jefe jefa encargado encargada tecnico tecnica ingeniero ingeniera profesor profesora maestro maestra enfermero enfermera asistente ayudante
  becario becaria practicante gerente coordinador coordinadora desarrollador desarrolladora programador programadora vendedor vendedora camarero camarera cocinero cocinera abogado abogada medico medica
  consultor consultora dependiente operario operaria conductor conductora analista especialista recepcionista responsable supervisora secretario secretaria disenador disenadora redactor redactora peon
`);

/** What comes before a title and makes one of what follows. */
export const rankWords: ReadonlySet<string> = set(
  `senior junior lead chief principal deputy assistant associate vice acting interim head staff trainee apprentice graduate executive freelance team shift site ward charge sous stellvertretende stellvertretender leitende leitender`,
);

/** Words of names of companies, offices, schools and clubs; the legal forms of companies among them. */
export const organisationWords: ReadonlySet<string> = set(`
  ltd limited inc incorporated llc llp plc corp corporation co company gmbh ag kg kgaa ohg ug ev eg se sa sas sarl srl sl slu spa bv nv ab as oy aps sro spzoo pty pvt lp cooperative coop group gruppe groupe grupo
  holding holdings partners associates sons brothers bros industries enterprises solutions systems technologies technology tech software labs laboratories laboratory studio studios agency consulting consultants
  services logistics media press energy solar mining foods bakery hotel hotels restaurant kitchen cafe bank union insurance capital trust foundation fund society association institute institution university college school academy
  hospital clinic centre center ministry department council city county agency authority bureau office museum library church charity nhs club federation league committee commission network networks
  health healthcare pharma pharmaceuticals airlines rail railways transport transports shipping motors works farm farms garden gardens books bookshop store stores shop market markets supermarket
  stadtwerke klinikum klinik krankenhaus universitat hochschule schule berufsschule fachhochschule gymnasium verein stiftung verlag werke werk backerei amt landratsamt stadt handel vertrieb bau baugesellschaft technik
  universite ecole lycee college iut mairie clinique hopital ateliers atelier boulangerie societe entreprise cabinet banque maison ville conseil centre editions librairie
  universidad instituto escuela colegio clinica hospital ayuntamiento transportes tejidos grupo empresa banco fundacion facultad centro ministerio asociacion comercial construcciones
  polytechnic politechnika politecnico universidade universiteit technikum hogeschool sixth primary secondary community trading
`);
