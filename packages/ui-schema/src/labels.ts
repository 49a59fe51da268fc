import { localize } from '@trellis/core';
import type { Localized } from '@trellis/core';

const texts = {
  matched: { en: 'matched', de: 'erfüllt' },
  partly: { en: 'partly', de: 'teilweise' },
  missing: { en: 'missing', de: 'fehlt' },
  unclear: { en: 'unclear', de: 'unklar' },
  must: { en: 'required', de: 'Muss' },
  preferred: { en: 'preferred', de: 'Wunsch' },
  requirement: { en: 'Requirement', de: 'Anforderung' },
  verdict: { en: 'Result', de: 'Ergebnis' },
  evidence: { en: 'Evidence', de: 'Beleg' },
  requirements: { en: 'What the job asks for', de: 'Was die Stelle verlangt' },
  noRequirements: {
    en: 'There are no requirements to compare with.',
    de: 'Es gibt keine Anforderungen, mit denen sich vergleichen ließe.',
  },
  nothing: { en: 'Nothing was found.', de: 'Es wurde nichts gefunden.' },
  takeaways: { en: 'Takeaways', de: 'Das Wichtigste' },
  courses: { en: 'Courses', de: 'Kurse' },
  articles: { en: 'Further reading', de: 'Zum Weiterlesen' },
  teaches: { en: 'Teaches', de: 'Lehrt' },
  hour: { en: 'hour', de: 'Stunde' },
  hours: { en: 'hours', de: 'Stunden' },
  beginner: { en: 'beginner', de: 'Einstieg' },
  intermediate: { en: 'intermediate', de: 'mit Vorkenntnissen' },
  advanced: { en: 'advanced', de: 'fortgeschritten' },
  info: { en: 'Note', de: 'Hinweis' },
  caution: { en: 'Caution', de: 'Achtung' },
  sensitive: { en: 'Sensitive', de: 'Sensibel' },
  quoted: { en: '“{text}”', de: '„{text}“' },
  moreLeftOut: { en: '{n} more are not shown.', de: '{n} weitere sind nicht gezeigt.' },
  shortened: { en: 'Long texts were shortened.', de: 'Lange Texte wurden gekürzt.' },
} satisfies Record<string, Localized>;

export type Label = keyof typeof texts;

/** The label in the member's language; English for languages there is no table for. */
export const label = (name: Label, locale: string | undefined): string => localize(texts[name], locale ?? 'en');

/** Words of somebody else, in the quotation marks of the language. */
export const quoted = (text: string, locale: string | undefined): string =>
  label('quoted', locale).replace('{text}', () => text);

/** A number as it is written in the member's language. */
export function formatNumber(value: number, locale: string | undefined): string {
  try {
    return new Intl.NumberFormat(locale ?? 'en', { maximumFractionDigits: 1 }).format(value);
  } catch {
    return String(value);
  }
}

/** A day in the member's language; what is no whole day stays as it is. */
export function formatDay(day: string, locale: string | undefined): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return day;
  try {
    return new Intl.DateTimeFormat(locale ?? 'en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  } catch {
    return day;
  }
}
