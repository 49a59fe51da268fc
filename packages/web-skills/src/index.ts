export { readArticle, searchNews, searchWeb, WebArticle, WebResult, WebResults } from './web-skills.ts';
