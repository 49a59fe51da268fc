import { describe, expect, it } from 'vitest';
import { addDependency } from './add-dependency.ts';

const add = (text: string, name = '@trellis/mentor') => addDependency(text, name, 'workspace:*');

describe('addDependency', () => {
  it.each([
    [
      'between two names',
      '{\n  "dependencies": {\n    "@trellis/job-fit": "workspace:*",\n    "fastify": "1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "@trellis/job-fit": "workspace:*",\n    "@trellis/mentor": "workspace:*",\n    "fastify": "1.0.0"\n  }\n}\n',
    ],
    [
      'before the first',
      '{\n  "dependencies": {\n    "fastify": "1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "@trellis/mentor": "workspace:*",\n    "fastify": "1.0.0"\n  }\n}\n',
    ],
    [
      'behind the last',
      '{\n  "dependencies": {\n    "@trellis/core": "workspace:*"\n  },\n  "x": 1\n}\n',
      '{\n  "dependencies": {\n    "@trellis/core": "workspace:*",\n    "@trellis/mentor": "workspace:*"\n  },\n  "x": 1\n}\n',
    ],
    [
      'into an empty list',
      '{\n  "dependencies": {}\n}\n',
      '{\n  "dependencies": {\n    "@trellis/mentor": "workspace:*"\n  }\n}\n',
    ],
    [
      'with tabs and Windows line ends',
      '{\r\n\t"dependencies": {\r\n\t\t"zod": "1"\r\n\t}\r\n}',
      '{\r\n\t"dependencies": {\r\n\t\t"@trellis/mentor": "workspace:*",\r\n\t\t"zod": "1"\r\n\t}\r\n}',
    ],
  ])('%s, and changes nothing else', (_, before, after) => {
    expect(add(before)).toBe(after);
  });

  it('leaves devDependencies alone', () => {
    const before = '{\n  "devDependencies": {\n    "vitest": "1"\n  },\n  "dependencies": {\n    "a": "1"\n  }\n}\n';
    expect(JSON.parse(add(before))).toEqual({
      devDependencies: { vitest: '1' },
      dependencies: { '@trellis/mentor': 'workspace:*', a: '1' },
    });
  });

  it.each([
    ['', 'HOST_UNREADABLE'],
    ['[]', 'HOST_UNREADABLE'],
    ['{}', 'HOST_UNREADABLE'],
    ['{"dependencies": {"a": "1"}}', 'HOST_UNREADABLE'],
    ['{\n  "dependencies": {\n    "@trellis/mentor": "1"\n  }\n}', 'NAME_TAKEN'],
  ])('refuses %j with %s', (text, code) => {
    expect(() => add(text)).toThrow(expect.objectContaining({ code }));
  });
});
