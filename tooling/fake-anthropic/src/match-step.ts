import type { IncomingHttpHeaders } from 'node:http';
import type { CountBody } from './request-shape.ts';
import type { FakeScript, Matcher, StepConditions } from './script.ts';
import { blocksOf } from './validate-request.ts';

const matches = (matcher: Matcher | undefined, seen: string): boolean =>
  matcher === undefined ||
  (typeof matcher === 'string' ? seen.includes(matcher) : new RegExp(matcher.regex, matcher.flags).test(seen));

/** The text of the last message that the user wrote. */
export function lastUserText(body: CountBody): string {
  const last = body.messages.findLast((message) => message.role === 'user');
  const blocks = last ? blocksOf(last) : [];
  return blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
}

function systemText({ system = '' }: CountBody): string {
  return typeof system === 'string' ? system : system.map((block) => block.text).join('\n');
}

function fits(conditions: StepConditions, body: CountBody, headers: IncomingHttpHeaders): boolean {
  const names = new Set((body.tools ?? []).map((tool) => tool.name));
  return (
    matches(conditions.model, body.model) &&
    matches(conditions.user, lastUserText(body)) &&
    matches(conditions.system, systemText(body)) &&
    (conditions.tools ?? []).every((name) => names.has(name)) &&
    Object.entries(conditions.headers ?? {}).every(([name, matcher]) => {
      const value = headers[name];
      return value !== undefined && matches(matcher, String(value));
    })
  );
}

/** Picks the step for each request, and counts how often each was used. */
export function createStepPicker(script: FakeScript) {
  const used = script.steps.map(() => 0);
  return {
    /** The index of the first step that fits and is not used up. */
    pick(body: CountBody, headers: IncomingHttpHeaders): number | null {
      const index = script.steps.findIndex(
        ({ when, times = Infinity }, position) =>
          (used[position] ?? 0) < times && (when === undefined || when === 'any' || fits(when, body, headers)),
      );
      if (index === -1) return null;
      used[index] = (used[index] ?? 0) + 1;
      return index;
    },
    /** The steps that no request has used. */
    unused: (): number[] => used.flatMap((count, index) => (count === 0 ? [index] : [])),
  };
}
