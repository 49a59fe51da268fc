/** What finishes an education, the longer names first. Tested at the beginning of a text or after a separator. */
const fields =
  'science|sciences|arts|fine arts|engineering|laws?|education|business administration|business|commerce|philosophy|medicine|surgery|music|architecture|technology|applied science|nursing|social work|public health|public administration|computer applications|design|divinity|research|theology|letters';

const forms = [
  String.raw`(?:(?!in |of |at )[\p{L}’'-]+ ){1,2}(?:degree|diploma|certificate|qualification)(?! (?:of|programme|program))`,
  String.raw`(?:bachelor|master|doctor|associate)(?:['’]?s)?(?: degree)? of (?:${fields})(?: (?:in nursing|honou?rs)(?! \p{L}))?(?: \((?:hons?|honou?rs)\.?\))?`,
  String.raw`(?:bachelor|master|magister|doctorate|doctoral|associate)(?:['’]?s)?(?: degree)?`,
  String.raw`post[- ]?graduate (?:certificate|diploma|degree)(?: in education)?|graduate (?:certificate|diploma)|higher national (?:diploma|certificate)|foundation degree|advanced diploma`,
  String.raw`B\.? ?Sc\.?(?: \(?hons\.?\)?)?|M\.? ?Sc\.?|B\.? ?Eng\.?(?: \(?hons\.?\)?)?|M\.? ?Eng\.?|B\.? ?Ed\.?|M\.? ?Ed\.?|B\.? ?Com\.?|M\.? ?Com\.?|B\.? ?Tech\.?|M\.? ?Tech\.?|B\.? ?Arch\.?|M\.? ?Arch\.?|M\.? ?Phil\.?|D\.? ?Phil\.?|Ph\.? ?D\.?|Ed\.? ?D\.?|LL\.? ?[BM]\.?|MBA|EMBA|BBA|BFA|MFA|MPH|MSW|BSN|MSN|MPA|MBBS|M\.?D\.?|J\.?D\.?|DBA|PGCE|HND|HNC|GED|A\.?A\.?S\.?|B\.A\.|M\.A\.|B\.S\.|M\.S\.|BA(?: \(?hons\.?\)?)?|MA|BS|MS|AA|AS|MEng|BEng|MRes`,
  String.raw`high school diploma|secondary school(?: certificate| diploma)?|school leaving certificate|international baccalaureate|a[- ]levels?|gcses?|matura|abitur|fachabitur|mittlere reife|realschulabschluss|hauptschulabschluss|baccalauréat|baccalaureat|bac(?: [+]\d)?|bachillerato|bachiller`,
  String.raw`vocational (?:training|diploma|degree|qualification)|apprenticeship|traineeship|level \d(?: (?:diploma|certificate|nvq))?|nvq(?: level \d)?|certificate(?: [IV]{1,3}| level \d)?|diploma(?: level \d)?|engineer|technician|residency|fellowship|postdoc(?:torate)?|boot ?camp|nanodegree|state examination`,
  String.raw`diplom(?:[- ]?(?:ingenieur(?:in)?|kaufmann|kauffrau|informatiker(?:in)?|betriebswirt(?:in)?))?(?: \(fh\))?|dipl\.[- ]?(?:ing|kfm|inf)\.?|staatsexamen|(?:erstes|zweites) staatsexamen|promotion|dr\. ?(?:rer\. ?nat|phil|med|ing|rer\. ?pol)\.?|berufsausbildung|ausbildung(?: (?:zum|zur|als))?|lehre|umschulung|meister(?:brief)?|fachwirt(?:in)?|studium|habilitation|volksschule`,
  String.raw`licence(?: professionnelle)?|master(?: pro(?:fessionnel)?)?|maîtrise|doctorat|dut|but|bts|deug|dea|dess|cap|bep|diplôme(?: d['’](?:état|ingénieur))?|certificat|mastère|ingénieur|prépa`,
  String.raw`licenciatura|licenciad[oa]|grado(?: superior| medio)?|máster(?: universitario)?|maestría|doctorado|diplomatura|ingeniería técnica|técnic[oa] superior|ciclo formativo(?: de grado (?:superior|medio))?|título|posgrado|tecnicatura|laurea(?: magistrale| triennale)?|dottorato|licence`,
];

/** Degrees whose area may follow: `BSc in Chemistry`. */
const pattern = new RegExp(
  String.raw`^(?<degree>${forms.join('|')})(?![\p{L}\p{N}])(?:\s*(?:[,:–—|]|-\s)\s*|\s+(?:in|of|on|en|de|in der|im Fach|der|fach)\s+|\s*\(|\s+|$)(?<area>.*)$`,
  'iu',
);

/** A degree and what it is in. */
export interface DegreeParts {
  readonly degree: string;
  readonly area?: string;
}

/** The parts of `Bachelor of Science in Chemistry`; undefined when it begins with no degree. */
export function splitDegree(text: string): DegreeParts | undefined {
  const { degree, area } = pattern.exec(text.slice(0, 300))?.groups ?? {};
  if (degree === undefined) return undefined;
  const bare = (area ?? '').replace(/^[\s(,:–—-]+|[\s),;]+$/g, '');
  return bare === '' ? { degree: degree.trim() } : { degree: degree.trim(), area: bare };
}
