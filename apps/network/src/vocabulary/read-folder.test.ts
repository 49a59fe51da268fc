import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from './read-folder.ts';

describe('the cache of checked entries', () => {
  let folder: URL;
  let cache: URL;
  let readings: number;
  const read = (version = 1) =>
    readFolder({
      folder,
      version,
      cache,
      read: (files) => {
        readings += 1;
        return files.map(({ text }) => text);
      },
    });

  beforeEach(() => {
    folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'vocabulary-'))}/`);
    cache = new URL('cache/', folder);
    readings = 0;
    writeFileSync(new URL('a.yaml', folder), 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('spares a second reading', () => {
    expect([read(), read(), readings]).toEqual([['one'], ['one'], 1]);
  });

  it('is passed over after an edit, a new file, and a new version', () => {
    read();
    writeFileSync(new URL('a.yaml', folder), 'two');
    expect(read()).toEqual(['two']);
    writeFileSync(new URL('b.yaml', folder), 'three');
    expect(read()).toEqual(['two', 'three']);
    read(2);
    expect(readings).toBe(4);
    expect(readdirSync(cache).length).toBe(1);
  });

  it('is passed over when it is damaged', () => {
    read();
    for (const name of readdirSync(cache)) writeFileSync(new URL(name, cache), '["on');
    expect(read()).toEqual(['one']);
    expect(readings).toBe(2);
  });

  it('is no error where nothing can be written', () => {
    writeFileSync(new URL('cache', folder), 'a file in the way');
    expect([read(), readings]).toEqual([['one'], 1]);
  });

  it('keeps nothing of files that are wrong', () => {
    const wrong = () =>
      readFolder({
        folder,
        version: 1,
        cache,
        read: () => {
          throw new Error('wrong');
        },
      });
    expect(wrong).toThrow('wrong');
    expect(wrong).toThrow('wrong');
  });
});
