import { describe, expect, it } from 'vitest';
import { readText } from '../../testing/read-text.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;
const filler = 'We make doors, windows and everything around them, and we have done so for eighty years. ';
const values = async (html: string, kind?: 'job' | 'post' | 'article') => {
  const { drafts } = await readText(html, { filename: 'x.html', ...(kind && { kind }) });
  return drafts.map(({ entity }) => entity.value as unknown as Record<string, unknown>);
};

describe('a posting in microdata or RDFa', () => {
  it.each([
    [
      'microdata',
      `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Cook</h1><meta itemprop="datePosted" content="2026-03-01">
       <time itemprop="validThrough" datetime="2026-04-01">April</time>
       <span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Acme</b></span>
       <p itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address" itemscope><i itemprop="addressLocality">Leeds</i></span></p>
       <div itemprop="description"><p>You cook for forty.<p>Requirements<ul><li>A driving licence<li>Two years of cooking</ul></div></div>`,
    ],
    [
      'RDFa Lite',
      `<div vocab="https://schema.org/" typeof="JobPosting"><h1 property="title">Cook</h1><meta property="datePosted" content="2026-03-01">
       <span property="hiringOrganization" typeof="Organization"><b property="name">Acme</b></span>
       <p property="jobLocation" typeof="Place"><span property="address" typeof="PostalAddress"><i property="addressLocality">Leeds</i></span></p>
       <div property="schema:description"><p>You cook for forty.</p><h2>Requirements</h2><ul><li>A driving licence</li><li>Two years of cooking</li></ul></div></div>`,
    ],
  ])('%s', async (_, body) => {
    const [job] = await values(page(`<nav>Home</nav>${body}<footer>x</footer>`));
    expect(job).toMatchObject({
      title: 'Cook',
      company: 'Acme',
      place: 'Leeds',
      postedOn: '2026-03-01',
      requirements: [{ text: 'A driving licence' }, { text: 'Two years of cooking', minimumYears: 2 }],
    });
  });

  it('several on one page are several', async () => {
    const posting = (title: string) =>
      `<li itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">${title}</b><p itemprop="description">Do it.</p></li>`;
    const jobs = await values(page(`<ul>${['Cook', 'Baker', 'Porter'].map(posting).join('')}</ul>`));
    expect(jobs.map(({ title }) => title)).toEqual(['Cook', 'Baker', 'Porter']);
  });

  it('keys that a page chooses reach no prototype', async () => {
    const body = `<div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Cook</b><p itemprop="description">Do it.</p>
      <p itemprop="__proto__" itemscope><b itemprop="polluted">yes</b></p><b itemprop="constructor">x</b></div>`;
    await values(page(body));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a posting without structured data', () => {
  const body = (more = '') => `<header><nav><a href="/">Home</a></nav></header><main><h1>Joiner</h1>
    <table><tr><th>Location</th><td>Leeds</td></tr></table><dl><dt>Salary</dt><dd>£31,000 a year</dd></dl><p><b>Company:</b> Doors Ltd</p>
    <p>${filler.repeat(3)}</p><h2>Responsibilities</h2><ul><li>Make doors from drawings</li></ul>
    <h2>Requirements</h2><ul><li>Three years of experience as a joiner</li></ul>${more}<p>Date posted: 3 March 2026</p></main><footer>© Doors</footer>`;

  it('is read from the main content, with what its labels say', async () => {
    const [job] = await values(page(body()));
    expect(job).toMatchObject({
      title: 'Joiner',
      company: 'Doors Ltd',
      place: 'Leeds',
      salary: '£31,000 a year',
      postedOn: '2026-03-03',
      language: 'en-GB',
      responsibilities: ['Make doors from drawings'],
      requirements: [{ text: 'Three years of experience as a joiner', minimumYears: 3 }],
    });
    expect(job?.['text']).not.toMatch(/Home|© Doors/u);
  });

  it('several below each other are several, each with its own labels', async () => {
    const posting = (title: string, place: string) => `<h2>${title}</h2><p>Location: ${place}</p><p>${filler}</p>
      <h3>Responsibilities</h3><ul><li>Work as a ${title}</li></ul><h3>Requirements</h3><ul><li>Two years as a ${title}</li></ul>`;
    const jobs = await values(
      page(`<main><h1>Jobs</h1>${posting('Joiner', 'Leeds')}${posting('Painter', 'York')}</main>`),
    );
    expect(jobs).toMatchObject([
      { title: 'Joiner', place: 'Leeds', requirements: [{ text: 'Two years as a Joiner' }] },
      { title: 'Painter', place: 'York', requirements: [{ text: 'Two years as a Painter' }] },
    ]);
  });

  it.each([
    ['a recipe', '<h1>Pancakes</h1><p>Take two eggs.</p>', 'job' as const],
    ['an article', `<article><h1>On doors</h1>${`<p>${filler}</p>`.repeat(8)}</article>`, 'job' as const],
    ['nothing', '<p>Hello!</p>', undefined],
  ])('%s is none, and its text may be pasted', async (_, html, kind) => {
    await expect(readText(page(html), { filename: 'x.html', ...(kind && { kind }) })).rejects.toMatchObject({
      code: 'NO_JOB_POSTING',
      expected: expect.stringContaining('paste the text'),
    });
  });
});

describe('articles and posts on a page', () => {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'On doors',
    author: [{ '@type': 'Person', name: 'Ada Park' }],
    publisher: { '@type': 'Organization', name: 'The Door' },
    datePublished: '2026-03-02T08:00:00+01:00',
    dateModified: '4 March 2026',
    inLanguage: 'en',
    keywords: 'accessibility, hinges',
    url: 'https://door.example/1',
    articleBody: `${filler.repeat(4)} “A door must close without a sound,” said Ada Park.`,
  };
  const ld = (node: object) => page(`<script type="application/ld+json">${JSON.stringify(node)}</script>`);

  it('an article in JSON-LD, with its dates, language and quotes', async () => {
    const [read] = await values(ld(article));
    expect(read).toMatchObject({
      title: 'On doors',
      author: 'Ada Park',
      publisher: 'The Door',
      publishedOn: '2026-03-02',
      modifiedOn: '2026-03-04',
      language: 'en',
      quotes: [{ text: 'A door must close without a sound', speaker: 'Ada Park' }],
      topics: [{ id: 'accessibility' }],
      url: 'https://door.example/1',
    });
  });

  it('the same in microdata', async () => {
    const body = `<article itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="headline">On doors</h1>
      <time itemprop="datePublished" datetime="2026-03-02">2 March</time><span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Park</b></span>
      <div itemprop="articleBody"><p>${filler}</p><p>${filler}</p></div></article>`;
    const [read] = await values(page(body));
    expect(read).toMatchObject({
      title: 'On doors',
      author: 'Ada Park',
      publishedOn: '2026-03-02',
      text: expect.stringContaining('\n\n'),
    });
  });

  it('takes the text from the page where the node only describes it', async () => {
    const { articleBody: _, ...described } = article;
    const html = page(
      `<nav>menu</nav><article><h1>On doors</h1>${`<p>${filler}</p>`.repeat(8)}</article><script type="application/ld+json">${JSON.stringify({ ...described, description: 'Short.' })}</script>`,
    );
    const [read] = await values(html);
    expect(read?.['text']).toContain('eighty years');
    expect(read?.['text']).not.toContain('menu');
  });

  it('a post, with links and mentions', async () => {
    const [read] = await values(
      ld({
        '@context': 'https://schema.org',
        '@type': 'SocialMediaPosting',
        author: { name: 'Amara Okafor' },
        articleBody: 'We shipped it with @Acme Tools & Sons: https://example.org/a.',
        sharedContent: [
          { '@type': 'WebPage', url: 'https://example.org/b', headline: 'Study' },
          { url: 'javascript:alert(1)' },
        ],
      }),
    );
    expect(read).toMatchObject({
      author: 'Amara Okafor',
      authorId: 'person-amara-okafor',
      links: [{ url: 'https://example.org/b', text: 'Study' }, { url: 'https://example.org/a' }],
      mentions: [{ type: 'company', name: 'Acme Tools & Sons' }],
    });
  });

  it('an article that is only a saved page', async () => {
    const head =
      '<title>On doors</title><meta property="article:published_time" content="2026-03-01T10:00:00Z"><link rel="canonical" href="https://door.example/2">';
    const { drafts, notes } = await readText(
      page(`<nav>menu</nav><article><h1>On doors</h1>${`<p>${filler}</p>`.repeat(8)}</article>`, head),
      { filename: 'x.html' },
    );
    expect(drafts[0]?.entity).toMatchObject({
      kind: 'article',
      value: { title: 'On doors', publishedOn: '2026-03-01', url: 'https://door.example/2' },
    });
    expect(notes).toEqual([expect.stringContaining('main content')]);
  });

  it('a job stands before an article beside it, unless the import says article', async () => {
    const html = page(
      [article, { '@type': 'JobPosting', title: 'Clerk', description: 'Files.' }]
        .map((node) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`)
        .join(''),
    );
    expect(await values(html)).toMatchObject([{ title: 'Clerk' }]);
    expect(await values(html, 'article')).toMatchObject([{ title: 'On doors' }]);
  });
});

const megabyte = 1024 * 1024;
const fill = (text: string) => text.repeat(Math.ceil(megabyte / text.length)).slice(0, megabyte);

describe('hostile pages end, and nothing in them runs', () => {
  it.each([
    ['100,000 nested elements', `<div>`.repeat(100_000)],
    ['20,000 nested items', '<div itemscope itemprop="a" itemtype="https://schema.org/JobPosting">'.repeat(20_000)],
    [
      'nested properties',
      `<div itemscope itemtype="https://schema.org/JobPosting">${fill('<b itemprop=description>a')}`,
    ],
    ['60,000 attributes', `<p ${Array.from({ length: 60_000 }, (_, index) => `a${index}=b`).join(' ')}>x</p>`],
    ['a million repeated attributes', `<p ${fill('a=b ')}>x</p>`],
    ['open paragraphs', fill('<p>Hello you all. ')],
    ['open tables', fill('<table><tr><td>')],
    ['open quotes', fill('<a href="')],
    ['links', fill('<a href=http://a.example/>x</a> ')],
    ['labels', fill('<dt>Location</dt><dd>x</dd>')],
    ['half a tag', fill('<')],
    ['comments', fill('<!--')],
    ['a long script', `<script>${fill('while(true);')}</script>`],
  ])('%s', { timeout: 15_000 }, async (_, body) => {
    const outcome = await readText(page(body), { filename: 'x.html' }).catch((error: unknown) => error);
    expect(outcome).toMatchObject({
      code: expect.stringMatching(/^(?:NO_JOB_POSTING|MISSING_FIELD|TOO_SLOW|TOO_MUCH_INSIDE|DAMAGED_FILE)$/u),
    });
  });

  it('scripts, handlers and addresses of a page that is read', async () => {
    const body = `<script>process.exit(3)</script><img src="http://127.0.0.1:9/x" onerror="process.exit(3)"><article><h1>On doors</h1>${`<p>${filler}<script>process.exit(3)</script></p>`.repeat(8)}</article>`;
    const [read] = await values(page(body, '<title>On doors</title>'));
    expect(read?.['text']).not.toContain('process');
  });

  it('a page of 50 MB is refused unread', async () => {
    await expect(readText(Buffer.alloc(50 * megabyte, '<p>a '), { filename: 'x.html' })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
  });

  it('bytes of another encoding than they say', async () => {
    const html = page(
      `<article><h1>Über Türen</h1>${`<p>${filler}Größe. </p>`.repeat(8)}</article>`,
      '<meta charset="utf-8"><title>Über Türen</title>',
    );
    const { drafts, notes } = await readText(Buffer.from(html, 'latin1'), { filename: 'x.html' });
    expect(drafts[0]?.entity.value).toMatchObject({ title: 'Über Türen' });
    expect(notes.join(' ')).toContain('windows-1252');
  });
});
