import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UsageWindow } from '@trellis/ebr-store';

/** Where a host keeps how often it used which example. Ids and counts, no question and no member. */
export const usageFileIn = (dataFolder: string): string => join(dataFolder, 'example-usage.json');

/** What was kept; nothing when there is no such file, or it is damaged. */
export async function readUsage(file: string): Promise<readonly UsageWindow[]> {
  try {
    const windows: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(windows) ? windows.filter(isWindow) : [];
  } catch {
    return [];
  }
}

/** Whole or not at all. A failure costs counts and nothing else. */
export async function writeUsage(file: string, windows: readonly UsageWindow[]): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, JSON.stringify(windows));
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isWindow(value: unknown): value is UsageWindow {
  if (!isObject(value) || typeof value['since'] !== 'string' || Number.isNaN(Date.parse(value['since']))) return false;
  const { agents } = value;
  return isObject(agents) && Object.values(agents).every(isUsage);
}

function isUsage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { set, selections, nothing, chosen } = value;
  const areCounts = (counts: unknown) =>
    isObject(counts) && Object.values(counts).every((count) => typeof count === 'number');
  return typeof set === 'string' && typeof selections === 'number' && areCounts(nothing) && areCounts(chosen);
}
