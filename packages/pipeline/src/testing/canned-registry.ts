import type { Call, DossierEntry, Skill, SkillFailure } from '@trellis/core';
import { createDossier } from '@trellis/core';
import type { SkillRegistry, SkillRun } from '@trellis/skill-registry';
import { missingScope } from '@trellis/skill-registry';

/** What one skill gives, whatever it is asked: a value, a failure, a function of the input, or silence until the turn ends. */
export interface CannedResult {
  readonly skill: Skill;
  readonly result:
    | { readonly value: unknown }
    | { readonly failure: SkillFailure }
    | { readonly never: true }
    | ((input: unknown) => { readonly value: unknown } | { readonly failure: SkillFailure });
}

export interface CannedRegistry extends SkillRegistry {
  /** Every call that was run, in order, over all turns. */
  readonly calls: readonly { readonly skill: string; readonly input: unknown }[];
}

/** A registry that answers from a table: a call it has no row for fails as NOT_FOUND. Nothing is sent anywhere. */
export function cannedRegistry(results: readonly CannedResult[]): CannedRegistry {
  const calls: { skill: string; input: unknown }[] = [];
  return {
    calls,
    skills: results.map(({ skill }) => skill),
    services: () => [],
    close: async () => {},
    startTurn: ({ signal, scopes }): SkillRun => {
      const dossier = createDossier();
      const ids = new Map<string, string>();
      return {
        dossier,
        permits: (skill) => missingScope(skill, scopes) === undefined,
        async *run(planned, options) {
          for (const call of planned) {
            const key = `${call.skill.name} ${JSON.stringify(call.input)} ${options?.confirmed ?? false}`;
            if (ids.has(key)) continue;
            const id = `e${ids.size + 1}`;
            ids.set(key, id);
            if (call.skill.effect === 'read' || options?.confirmed)
              calls.push({ skill: call.skill.name, input: call.input });
            yield { type: 'skill-start', callId: id, skill: call.skill.name };
            const entry = await settle({ call, id, results, signal, confirmed: options?.confirmed ?? false });
            dossier.add(entry);
            yield { type: 'skill-end', callId: id, skill: call.skill.name, ok: entry.ok, ms: 0 };
          }
        },
      };
    },
  };
}

async function settle(options: {
  call: Call;
  id: string;
  results: readonly CannedResult[];
  signal: AbortSignal;
  confirmed: boolean;
}): Promise<DossierEntry> {
  const { call, id, results, signal, confirmed } = options;
  const provenance = {
    id,
    skill: call.skill.name,
    skillVersion: call.skill.version,
    input: call.input,
    retrievedAt: '2026-01-01T00:00:00.000Z',
  };
  const failed = (failure: SkillFailure): DossierEntry => ({ ...provenance, ok: false, failure });
  if (call.skill.effect === 'write' && !confirmed) return failed({ code: 'NOT_CONFIRMED', message: 'not confirmed' });
  const row = results.find(({ skill }) => skill.name === call.skill.name);
  const result = typeof row?.result === 'function' ? row.result(call.input) : row?.result;
  if (!result) return failed({ code: 'NOT_FOUND', message: 'no such thing' });
  if ('never' in result) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    return failed({ code: 'TIMEOUT', message: 'too slow' });
  }
  return 'failure' in result ? failed(result.failure) : { ...provenance, ok: true, value: result.value };
}
