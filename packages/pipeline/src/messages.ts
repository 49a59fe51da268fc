import type { Localized } from '@trellis/core';
import { localize } from '@trellis/core';

const texts = {
  noModel: {
    en: 'Answered without a language model, from the data alone.',
    de: 'Ohne Sprachmodell beantwortet, allein aus den Daten.',
  },
  modelCutOff: {
    en: 'The language model was cut off. What follows is answered from the data alone.',
    de: 'Das Sprachmodell brach ab. Was folgt, ist allein aus den Daten beantwortet.',
  },
  lengthLimit: {
    en: 'The answer reached its length limit and stops here.',
    de: 'Die Antwort hat ihre Längengrenze erreicht und endet hier.',
  },
  declined: {
    en: 'I can’t help with that request. I can help with jobs, posts, companies and careers here.',
    de: 'Dabei kann ich nicht helfen. Ich helfe hier mit Stellen, Beiträgen, Unternehmen und Laufbahnen.',
  },
  outOfScope: {
    en: 'That is outside what I can answer here. These are things I can help with:',
    de: 'Das kann ich hier nicht beantworten. Dabei kann ich helfen:',
  },
  expired: {
    en: 'This confirmation is no longer open. Nothing was changed. Please ask again.',
    de: 'Diese Bestätigung ist nicht mehr offen. Es wurde nichts geändert. Bitte fragen Sie noch einmal.',
  },
  rejected: { en: 'All right, nothing was changed.', de: 'In Ordnung, es wurde nichts geändert.' },
  missing: { en: 'I could not look at everything:', de: 'Ich konnte nicht alles ansehen:' },
  deadline: {
    en: 'The answer took too long. Please try again.',
    de: 'Die Antwort hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
  },
  agentFailed: {
    en: 'Something went wrong while answering. Please try again.',
    de: 'Beim Antworten ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
  },
  NO_MODEL: { en: 'No language model is set up.', de: 'Es ist kein Sprachmodell eingerichtet.' },
  MODEL_UNAVAILABLE: { en: 'The language model did not answer.', de: 'Das Sprachmodell hat nicht geantwortet.' },
  MODEL_CUT_OFF: {
    en: 'The language model did not finish its answer.',
    de: 'Das Sprachmodell hat seine Antwort nicht beendet.',
  },
  MODEL_REFUSED: { en: 'The language model declined to answer.', de: 'Das Sprachmodell wollte nicht antworten.' },
  MODEL_EMPTY: { en: 'The language model wrote nothing.', de: 'Das Sprachmodell hat nichts geschrieben.' },
  late: { en: 'some things took too long', de: 'manches hat zu lange gedauert' },
  TIMEOUT: { en: 'did not answer in time', de: 'hat nicht rechtzeitig geantwortet' },
  UNAVAILABLE: { en: 'could not be reached', de: 'war nicht erreichbar' },
  NOT_CONFIGURED: { en: 'is not set up here', de: 'ist hier nicht eingerichtet' },
  NOT_FOUND: { en: 'was not found', de: 'wurde nicht gefunden' },
  FORBIDDEN: { en: 'is not visible to you', de: 'ist für Sie nicht sichtbar' },
  INVALID_INPUT: { en: 'could not be asked for', de: 'ließ sich nicht abfragen' },
  INVALID_RESPONSE: { en: 'gave an answer that could not be read', de: 'gab eine unlesbare Antwort' },
  NOT_CONFIRMED: { en: 'waits for your confirmation', de: 'wartet auf Ihre Bestätigung' },
  NOT_PLANNED: { en: 'was asked for in a wrong way', de: 'wurde falsch angefragt' },
} as const satisfies Record<string, Localized>;

/** The pipeline's own few sentences, in the member's language where there is a translation. */
export const message = (name: keyof typeof texts, locale: string): string => localize(texts[name], locale);
