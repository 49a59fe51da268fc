import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssistantEvent } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { simplePdf } from '../testing/simple-pdf.ts';

const resumeLines = [
  'Ada Example',
  'Staff nurse',
  '',
  'Work experience',
  '',
  'Staff nurse, St. Alder Medical Center',
  'January 2020 - Present',
  '- Led the night shift of a surgical ward',
  '',
  'Education',
  '',
  'Bachelor of Science in Nursing, Lakeshore State University, 2012 - 2016',
];
/** Nothing but the layout says which is the employer, and it says so wrongly. */
const unsureLines = [
  'Ada Example',
  '',
  'Work experience',
  '',
  '2019 - 2021',
  'Pelican',
  'Kestrel',
  '- Led the night shift',
];
const program = fileURLToPath(new URL('../../bin/trellis.mjs', import.meta.url));
const timeoutMs = 60_000;

const posting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Front-end developer',
  hiringOrganization: { '@type': 'Organization', name: 'Acme' },
  description:
    'We build web shops.\n\nRequirements:\n- Three years of experience with JavaScript\n- TypeScript\n- Teamwork',
};
const resume = {
  basics: { name: 'Ada Example', label: 'Web developer', summary: 'Builds web pages with JavaScript.' },
  work: [
    {
      name: 'Shop Ltd',
      position: 'Web developer',
      startDate: '2018-01',
      endDate: '2023-01',
      highlights: ['Rebuilt the checkout in JavaScript and TypeScript'],
    },
  ],
};

/** Stands for an editor: it corrects the title of the first position. */
const editorProgram = `import { readFileSync, writeFileSync } from 'node:fs';
const file = process.argv.at(-1);
const resume = JSON.parse(readFileSync(file, 'utf8'));
resume.work[0].position = 'Charge nurse';
writeFileSync(file, JSON.stringify(resume));`;

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-cli-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(file(name), content);
  await Promise.all([
    write('job.json', JSON.stringify(posting)),
    write('resume.json', JSON.stringify(resume)),
    write('resume.pdf', simplePdf(resumeLines)),
    write('scan.pdf', simplePdf([])),
    write('unsure.pdf', simplePdf(unsureLines)),
    write('editor.mjs', editorProgram),
    write('empty.json', ''),
    write('cut.json', '{"basics": {"name": "A'),
    write(
      'binary.json',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 131) % 256),
    ),
    write('recipe.json', '{"@context":"https://schema.org","@type":"Recipe","name":"Soup"}'),
    write('huge.txt', 'x'.repeat(11 * 1024 * 1024)),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly notes: string;
}

/** Runs the command in a folder of its own, as a person without a model and without a terminal does. */
function run(
  args: readonly string[],
  options: { input?: string; closeAfter?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: {
        ...process.env,
        INIT_CWD: folder,
        LANG: 'en_US.UTF-8',
        ANTHROPIC_API_KEY: '',
        ANTHROPIC_AUTH_TOKEN: '',
        ANTHROPIC_BASE_URL: '',
        DATABASE_URL: '',
        TRELLIS_NETWORK_DATABASE: '',
        ...options.env,
      },
    });
    let out = '';
    let notes = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (options.closeAfter !== undefined && out.length >= options.closeAfter) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (notes += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, notes }));
    child.stdin.end(options.input ?? '');
  });
}

const eventsOf = ({ out }: Result) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AssistantEvent & { seq: number });

describe('trellis ask', () => {
  it(
    'answers about a job and a résumé in files: the answer on standard output, all else on standard error',
    async () => {
      const result = await run([
        'ask',
        'Am I a good fit for this job?',
        '--job',
        'job.json',
        '--resume',
        'resume.json',
      ]);
      expect(result).toMatchObject({ code: 0 });
      expect(result.out).toContain('TypeScript');
      expect(result.out).toContain('Rebuilt the checkout in JavaScript and TypeScript');
      expect(result.out).not.toContain('Read job.json');
      expect(result.out).not.toContain('\u001b');
      expect(result.notes).toContain('Read resume.json as resume “Ada Example”');
      expect(result.notes).toContain('Answered without a language model');
      expect(result.notes).not.toContain('\u001b');
    },
    timeoutMs,
  );

  it(
    'prints the events themselves, one a line, and how it came about',
    async () => {
      const starter = ['ask', '--starter', 'job-fit/am-i-a-fit', '--job', 'job.json', '--resume', 'resume.json'];
      const result = await run([...starter, '--json', '--explain', '--locale', 'de']);
      const events = eventsOf(result);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
      expect(events.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
      expect(result.notes).toMatch(/^route → job-fit \(by starter/m);
      expect(result.notes).toMatch(/^plan, round 1 \(by the agent\)$/m);
      expect(result.notes).toMatch(/^call get-job .* ms\)$/m);
    },
    timeoutMs,
  );

  it(
    'leaves nothing behind, not even a folder',
    async () => {
      const question = ['ask', 'Am I a good fit?', '--job', 'job.json', '--resume', 'resume.json'];
      await run(question);
      await expect(import('node:fs/promises').then(({ stat }) => stat(file('.trellis')))).rejects.toThrow('ENOENT');
    },
    timeoutMs,
  );

  it(
    'says what it cannot answer, with an exit code of its own',
    async () => {
      const result = await run(['ask', 'What is the capital of Mongolia?']);
      expect(result.code).toBe(3);
      expect(result.out).not.toBe('');
    },
    timeoutMs,
  );

  it(
    'ends quietly when its reader has enough',
    async () => {
      const args = ['ask', '--starter', 'am-i-a-fit', '--job', 'job.json', '--resume', 'resume.json', '--json'];
      const result = await run(args, { closeAfter: 20 });
      expect(result.notes).not.toMatch(/EPIPE|Error/);
      expect(result.code).toBe(0);
    },
    timeoutMs,
  );
});

describe('what cannot be used is named, with exit code 2 and no stack trace', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: trellis/],
    ['an unknown command', ['frob'], /unknown command 'frob'/],
    ['an unknown option', ['ask', 'x', '--frob'], /unknown option '--frob'/],
    ['no question', ['ask'], /what is the question/],
    ['a blank question', ['ask', ' '], /what is the question/],
    ['no language', ['ask', 'x', '--locale', '@@'], /--locale.*language tag/],
    ['no such file', ['ask', 'x', '--job', 'nope.json'], /nope\.json: there is no such file/],
    ['no such id', ['ask', 'x', '--job', 'nope'], /--job nope: there is no such file and no job with this id/],
    ['a folder', ['ask', 'x', '--resume', '.'], /\.: this is a folder/],
    ['an empty file', ['ask', 'x', '--job', 'empty.json'], /empty\.json.*empty/],
    ['a file cut off', ['ask', 'x', '--resume', 'cut.json'], /cut\.json.*(JSON|cut off)/],
    ['a binary file', ['ask', 'x', '--resume', 'binary.json'], /binary\.json.*binary/],
    ['a recipe', ['ask', 'x', '--job', 'recipe.json'], /recipe\.json.*JobPosting.*Recipe/],
    ['a huge file', ['ask', 'x', '--job', 'huge.txt'], /huge\.txt: \d+ bytes are too many/],
    ['an unknown starter', ['ask', '--starter', 'nope', '--job', 'job.json'], /--starter nope.*am-i-a-fit/],
    ['an import of nothing', ['import'], /missing required argument 'files'/],
    ['an unknown kind', ['import', 'job.json', '--kind', 'photo'], /--kind.*photo/],
  ])(
    '%s',
    async (_, args, message) => {
      const result = await run(args);
      expect([result.code, result.out]).toEqual([2, '']);
      expect(result.notes).toMatch(message);
      expect(result.notes).not.toMatch(/^\s+at .*:\d+/m);
    },
    timeoutMs,
  );
});

describe('trellis chat', () => {
  it(
    'follows up, takes suggestions by number, and ends with its input',
    async () => {
      const input = 'Am I a good fit for this job?\n1\n\n';
      const args = ['chat', '--job', 'job.json', '--resume', 'resume.json', '--json'];
      const result = await run(args, { input });
      expect(result.code).toBe(0);
      const events = eventsOf(result);
      const conversations = events.flatMap((event) => (event.type === 'turn-start' ? [event.conversationId] : []));
      expect(conversations).toHaveLength(2);
      expect(new Set(conversations).size).toBe(1);
      expect(events.filter(({ type }) => type === 'turn-end')).toHaveLength(2);
    },
    timeoutMs,
  );
});

describe('trellis import', () => {
  it(
    'takes each file whole or not at all, and says what it took and left',
    async () => {
      const first = await run(['import', 'job.json', 'recipe.json', 'resume.json']);
      expect(first.code).toBe(2);
      expect(first.notes).toMatch(/✓ job\.json: job “Front-end developer”/);
      expect(first.notes).toMatch(/✗ recipe\.json/);
      expect(first.notes).toMatch(/✓ resume\.json: resume “Ada Example”/);
      const id = /id {4}job (\S+)/.exec(first.notes)?.[1] ?? '';
      const again = await run(['import', 'job.json', '--json']);
      expect(JSON.parse(again.out)).toMatchObject({ file: 'job.json', alreadyThere: true, entities: [{ id }] });
      const asked = await run(['ask', '--starter', 'am-i-a-fit', '--job', id]);
      expect(asked).toMatchObject({ code: 0 });
      expect(asked.out).toContain('Rebuilt the checkout in JavaScript and TypeScript');
      await rm(file('.trellis'), { recursive: true });
    },
    timeoutMs,
  );

  it(
    'shows what it read of a PDF, where it stands and how sure that is, and keeps nothing for a look',
    async () => {
      const look = await run(['import', 'resume.pdf', 'scan.pdf', '--preview']);
      expect(look.code).toBe(2);
      expect(look.notes).toMatch(/\? resume\.pdf: résumé \(PDF\)/);
      expect(look.notes).toMatch(/sure work\/0\/name: St\. Alder Medical Center .*page 1, line 4, \d\d%/);
      expect(look.notes).toMatch(/✗ scan\.pdf: .*no text.*paste the text/);
      const draft = await run(['import', 'resume.pdf', '--draft', 'draft.json']);
      expect(draft.code).toBe(0);
      expect(JSON.parse(await readFile(file('draft.json'), 'utf8'))).toMatchObject({ basics: { name: 'Ada Example' } });
      expect((await run(['import', 'resume.pdf', '--draft', 'draft.json'])).notes).toContain('such a file already');
      const asked = await run(['import', 'resume.json', '--json']);
      expect(JSON.parse(asked.out)).toMatchObject({ alreadyThere: false });
      await rm(file('.trellis'), { recursive: true });
    },
    timeoutMs,
  );

  it(
    'a small model looks at what is not sure, is named before it does, and finds only what stands in the file',
    async () => {
      const answer = `values:
  - field: 1
    text: Pelican
  - field: 2
    text: Managing director`;
      const fake = await startFakeAnthropic({ script: { steps: [{ when: 'any', answer }] } });
      try {
        const env = { ANTHROPIC_API_KEY: 'test', ANTHROPIC_BASE_URL: fake.url };
        const without = await run(['import', 'unsure.pdf', '--kind', 'resume', '--preview', '--no-model'], { env });
        expect(without.notes).toMatch(/sure work\/0\/name: Kestrel/);
        expect(fake.requests).toHaveLength(0);
        const look = await run(['import', 'unsure.pdf', '--kind', 'resume', '--preview'], { env });
        expect(look.notes).toMatch(/go to the small model, unless --no-model: claude-haiku/);
        expect(look.notes).toMatch(/model looked at 2 values that were not sure or missing, and changed 1/);
        expect(look.notes).toMatch(/model work\/0\/name: Pelican .*page 1, line 4, 65%/);
        expect(look.notes).toMatch(/sure work\/0\/position: Pelican/);
        expect(fake.requests).toHaveLength(1);
      } finally {
        await fake.close();
        await rm(file('.trellis'), { recursive: true });
      }
    },
    timeoutMs,
  );

  it(
    'keeps a résumé as it was corrected in the editor',
    async () => {
      const edited = await run(['import', 'resume.pdf', '--edit'], {
        env: { VISUAL: '', EDITOR: `${process.execPath} ${file('editor.mjs')}` },
      });
      expect(edited).toMatchObject({ code: 0 });
      expect(edited.notes).toContain('✓ resume.pdf: resume “Ada Example”');
      // What is in the file already is known by its content: the corrected one is another.
      const again = await run(['import', 'resume.pdf', '--json']);
      expect(JSON.parse(again.out)).toMatchObject({ alreadyThere: false });
      const without = await run(['import', 'resume.pdf', '--edit'], { env: { VISUAL: '', EDITOR: '' } });
      expect(without).toMatchObject({ code: 2 });
      expect(without.notes).toContain('neither VISUAL nor EDITOR');
      await rm(file('.trellis'), { recursive: true });
    },
    timeoutMs,
  );
});
