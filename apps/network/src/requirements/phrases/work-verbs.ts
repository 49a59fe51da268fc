/** Verbs that say what somebody does at work, in their base form. Those that say nothing by themselves ("be", "have", "offer", "look") are not among them. */
const BASE = `
accelerate accept achieve act adapt address adhere adjust administer advance advise advocate agree align allocate analyse analyze answer
anticipate apply appraise approve arrange articulate assemble assess assign assist assume assure attain attend attract audit author automate
balance benchmark bid bill book boost brief budget build calculate calibrate calm capture care carry catalogue categorize chair challenge champion
check clarify classify clean close coach code collaborate collate collect commission communicate compare compile complete comply compose
conceive conduct configure connect consolidate construct consult contact contribute control convert convey convince cook cooperate coordinate cope
correct counsel cover create cultivate customise customize deal debug decide define delegate deliver demonstrate deploy design detect determine develop devise
diagnose direct disassemble discuss dispatch dispense disseminate distribute document draft draw drive drill edit educate elicit empathise
enable encourage enforce engage engineer enhance enlist ensure enter establish estimate evaluate examine execute expand explain explore
extend extract fabricate facilitate file fill finalise finalize fit fix follow forecast formulate fulfil fulfill gather generate grow guide handle harvest help
hire host identify implement improve increase influence inform initiate innovate input inspect inspire install instruct integrate interact
interpret interview introduce inventory investigate invoice join keep launch lay lead learn lecture leverage liaise lift listen load log maintain
make manage manipulate manufacture map market maximise maximize measure mediate meet mentor migrate minimise minimize mitigate mix model moderate modify
monitor motivate move multitask multi-task negotiate network nurture observe obtain onboard operate optimise optimize order organise organize
oversee own pack paint partner perform persuade pick pilot pitch place plan plant plaster play position post prepare present prevent
prioritise prioritize process procure produce program programme progress project promote prospect provide prune publish purchase qualify query
raise reach react read recognise reconcile record recover recruit redesign reduce refer refine register regulate relocate remove renew repair replace
reply report represent research resolve respond restore restructure retain retrieve review revise rewrite rotate run safeguard sample scale schedule
screen script secure select sell serve service set shape share simplify solve source speak specify staff stimulate stock store streamline strengthen
structure study submit succeed suggest supervise supply support survey sustain synthesise synthesize tackle tailor take target teach test think think track
trade train transcribe transfer transform translate transport travel treat troubleshoot turn type uncover undertake update upgrade upsell use utilise utilize
validate value verify visit visualise wash watch weld win work write
`
  .split(/\s+/u)
  .filter(Boolean);

const IRREGULAR: readonly string[] =
  'built drew drawn drove driven grew kept laid led made met ran sold set spoke taken taught thought won wrote written called'.split(
    ' ',
  );

function gerundOf(verb: string): string[] {
  if (verb.endsWith('e') && !verb.endsWith('ee')) return [`${verb.slice(0, -1)}ing`];
  return [`${verb}ing`, `${verb}${verb.slice(-1)}ing`];
}

function pastOf(verb: string): string[] {
  if (verb.endsWith('e')) return [`${verb}d`];
  if (/[^aeiou]y$/u.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return [`${verb}ed`, `${verb}${verb.slice(-1)}ed`];
}

const base = new Set(BASE);
const gerunds = new Set(BASE.flatMap(gerundOf));
const pasts = new Set([...BASE.flatMap(pastOf), ...IRREGULAR]);

/** The form in which a word is a verb of work, if it is one. A word in lower case. */
export function verbForm(word: string): 'base' | 'gerund' | 'past' | undefined {
  if (base.has(word)) return 'base';
  if (gerunds.has(word)) return 'gerund';
  return pasts.has(word) ? 'past' : undefined;
}
