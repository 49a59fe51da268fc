/** Words that say nothing about where a text comes from, in English and German. */
const list = `
  a an the i im ive id ill me my mine myself you your yours he she it its we us our they them their this that these those
  is are was were be been am do does did done have has had having can could will would shall should may might must not no nor dont cant
  and or but if then than so as of in on at to from for with by about into over up down out off what whats which who whom whose when where
  why how there here theres all any some each more most other such only own same very just now please want need like get got go know tell
  show give make let much many also too really still yet already think say see use
  der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meiner du dich dir dein deine er sie es wir uns unser
  ihr euch ihre ihren ist sind war waren sein bin bist hat habe haben hatte kann konnen konnte wird werden wurde soll sollte muss musste darf
  nicht kein keine und oder aber wenn dann als so wie was wer wo wann warum welche welcher welches in im an am auf zu zum zur von vom fur mit bei
  uber nach aus um auch noch schon sehr nur mehr bitte man sich dass da hier
`;

export const commonWords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));
