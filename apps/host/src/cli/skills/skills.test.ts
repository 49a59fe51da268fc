import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createDevTokens, startNetwork } from '@trellis/network';
import { createSkillRegistry, readSkillFile, runPlan } from '@trellis/skill-registry';
import { createMcpTransport } from '@trellis/skill-registry/mcp';
import pico from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentTenant } from '../../development-identity.ts';
import { callSkill } from './call-skill.ts';
import { importSkills } from './import-skills.ts';
import { listSkills, showSkill } from './show-skills.ts';

const signal = new AbortController().signal;
const program = fileURLToPath(new URL('../../../bin/trellis.mjs', import.meta.url));
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-skills-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A terminal that remembers. */
function createTerminal(input = '') {
  const colors = pico.createColors(false);
  const written = { out: '', notes: '' };
  const terminal = {
    input: Readable.from([Buffer.from(input)]),
    out: (text: string) => void (written.out += text),
    note: (text: string) => void (written.notes += text),
    progress: () => {},
    colors,
    noteColors: colors,
    interactive: false,
  };
  return { terminal, written };
}

async function startOwnNetwork() {
  const tokens = createDevTokens();
  const network = await startNetwork({ database: ':memory:', port: 0, auth: tokens.verifier });
  const token = await tokens.sign(network.sample?.defaultMember ?? 'me', developmentTenant);
  return { url: network.url, token, [Symbol.asyncDispose]: () => network.close() };
}

describe('trellis skills list and show', () => {
  it('name the skills of this host, agents among them', async () => {
    const { terminal, written } = createTerminal();
    expect(await listSkills(terminal, {})).toBe(0);
    expect(written.out).toMatch(/^get-job +read +One job posting/m);
    expect(written.out).toMatch(/^search-web +read +off · /m);
    expect(written.out).toMatch(/^ask-job-fit +read +The answer of another assistant\. /m);
    const json = createTerminal();
    await listSkills(json.terminal, { json: true });
    const names = json.written.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toContain('get-profile');
  });

  it('tell what a model is told, and refuse a name that there is not', async () => {
    const { terminal, written } = createTerminal();
    expect(await showSkill(terminal, 'get-job', {})).toBe(0);
    expect(written.out).toContain('- skill: get-job\n');
    expect(written.out).toContain('GET /jobs/{jobId} of network');
    await expect(showSkill(terminal, 'get-jobs', {})).rejects.toThrow('did you mean get-job');
  });
});

describe('trellis skills call', () => {
  it('prints what the skill answers, on this machine', async () => {
    const { terminal, written } = createTerminal('{"skillIds":["javascript"]}');
    expect(await callSkill(terminal, 'find-courses', { input: '-' }, signal)).toBe(0);
    expect(JSON.parse(written.out)).toHaveProperty('items');
  });

  it.each([
    ['get-job', '{"jobId":"nowhere"}', 3, 'NOT_FOUND: network answered 404'],
    ['get-job', '{}', 3, 'INVALID_INPUT: input: the value must have required property'],
  ])('says why it failed: %s %s', async (name, input, code, note) => {
    const { terminal, written } = createTerminal();
    expect(await callSkill(terminal, name, { input }, signal)).toBe(code);
    expect(written.notes).toContain(note);
  });

  it('refuses input that is not JSON', async () => {
    const { terminal } = createTerminal();
    await expect(callSkill(terminal, 'get-job', { input: '{jobId' }, signal)).rejects.toThrow('--input: expected JSON');
  });
});

describe('trellis skills import', () => {
  it('makes skills of the document of the network, which are called where the caller says', async () => {
    await using network = await startOwnNetwork();
    const { terminal, written } = createTerminal();
    const options = { name: 'network', out: file('network.json'), only: 'GET' };
    expect(await importSkills(terminal, `${network.url}/openapi.json`, options, signal)).toBe(0);
    expect(written.out).toMatch(/^get-jobs-id +read /m);
    expect(written.notes).toContain('service network: configure its address');
    await expect(importSkills(terminal, `${network.url}/openapi.json`, options, signal)).rejects.toThrow('--force');

    process.env['TRELLIS_TOKEN'] = network.token;
    try {
      const found = createTerminal();
      const source = { from: file('network.json'), service: [`network=${network.url}`] };
      expect(await callSkill(found.terminal, 'get-jobs', { ...source, input: '{"limit":2}' }, signal)).toBe(0);
      const { items } = JSON.parse(found.written.out) as { items: { id: string; title: string }[] };
      expect(items.map((item) => typeof item.title)).toEqual(['string', 'string']);
    } finally {
      delete process.env['TRELLIS_TOKEN'];
    }
  });

  it('says what it left out, and that nothing came of it', async () => {
    const { terminal, written } = createTerminal();
    const paths = { '/file': { get: { responses: { 200: { content: { 'image/png': {} } } } } } };
    await writeFile(file('pictures.json'), JSON.stringify({ openapi: '3.1.0', paths }));
    expect(await importSkills(terminal, file('pictures.json'), {}, signal)).toBe(3);
    expect(written.notes).toContain(
      '✗ GET /file: it answers image/png, not JSON\n0 skills (0 read, 0 write), 1 left out\n',
    );
    await writeFile(file('other.json'), '{}');
    await expect(importSkills(terminal, file('other.json'), {}, signal)).rejects.toThrow('it has no "openapi"');
    await expect(importSkills(terminal, file('other.json'), {}, signal)).rejects.toThrow(file('other.json'));
    await expect(importSkills(terminal, undefined, {}, signal)).rejects.toThrow('either an OpenAPI document or --mcp');
  });
});

describe('trellis skills serve --mcp', () => {
  it('gives other products the skills of this host, with the rights of whoever started it', async () => {
    const { terminal, written } = createTerminal();
    const args = [program, 'skills', 'serve', '--mcp'];
    const mcp = [process.execPath, ...args].join(' ');
    expect(await importSkills(terminal, undefined, { mcp, name: 'trellis', out: file('mcp.json') }, signal)).toBe(0);
    expect(written.out).toMatch(/^get-job +read /m);

    const skills = readSkillFile(await readFile(file('mcp.json'), 'utf8'));
    const transport = createMcpTransport({ servers: { trellis: { kind: 'stdio', command: process.execPath, args } } });
    const registry = createSkillRegistry({ skills, services: {}, transports: [transport], limits: { callMs: 30_000 } });
    const run = registry.startTurn({ signal, deadlineMs: 30_000 });
    async function* plan() {
      yield 'calls:\n- skill: find-courses\n  input: { skillIds: [javascript], limit: 1 }\n';
      yield '- skill: ask-job-fit\n  input: { question: Am I a good fit?, entityType: job, entityId: nowhere }\n';
    }
    const events = runPlan(run, plan(), skills);
    for (let step = await events.next(); !step.done; step = await events.next());
    const values = run.dossier.entries.map((entry) => [entry.skill, entry.ok && Object.keys(entry.value as object)]);
    expect(Object.fromEntries(values)).toEqual({ 'find-courses': ['items'], 'ask-job-fit': ['answer', 'complete'] });
    await registry.close();
  }, 60_000);
});
