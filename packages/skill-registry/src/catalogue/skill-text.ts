import type { Skill } from '@trellis/core';
import { fieldsOf, shapeOf } from '../definition/schema-shape.ts';
import type { TextPart } from './text-index.ts';

/** What words are looked for in. */
export const skillParts = (skill: Skill): readonly TextPart[] => [
  { text: skill.name, weight: 3 },
  { text: skill.description, weight: 2 },
  { text: skill.useWhen, weight: 1.5 },
  { text: (skill.surfaces ?? []).join(' '), weight: 0.5 },
  { text: parameterText(skill), weight: 0.3 },
];

const parameterText = ({ inputSchema }: Skill): string =>
  fieldsOf(shapeOf(inputSchema))
    .map(([name, { description }]) => `${name} ${typeof description === 'string' ? description : ''}`)
    .join(' ');

/** What its meaning is taken from: the first sentence, because a vector is lost among details. */
export const skillText = ({ description }: Skill): string => (description.split(/\.\s/, 1)[0] ?? '').slice(0, 300);
