import type { WebArticle, WebResult } from './web-skills.ts';

export const exampleResult: WebResult = {
  title: 'Captions, watched by everybody',
  url: 'https://paper.example/captions',
  snippet: 'Four in five viewers who switch captions on can hear.',
  publishedOn: '2026-02-01',
  site: 'paper.example',
};

export const exampleArticle: WebArticle = {
  url: 'https://paper.example/captions',
  site: 'paper.example',
  title: 'Captions, watched by everybody',
  author: 'Ama Boateng',
  publishedOn: '2026-02-01',
  text: 'Four in five viewers who switch captions on can hear.\n\nThey sit in trains.',
  cut: false,
};

/** An example of a skill whose service speaks its words. */
export const unchanged = <I, O>(input: I, output: O) => ({ input, response: output, output });
