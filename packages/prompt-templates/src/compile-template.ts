import type { TSchema } from 'typebox';
import type { Fragments } from './fragments.ts';
import type { PromptErrorCode, PromptProblem } from './prompt-error.ts';
import type { PromptFile } from './prompt-file.ts';
import { parseTemplate } from './parse-template.ts';
import type { Shapes } from './schema-scope.ts';
import { elementsOf, isNeverScalar, shapesOf, stepInto } from './schema-scope.ts';
import type { Attribute, TemplatePart, ValuePath } from './template.ts';
import { findMark } from './untrusted.ts';

/** A prompt file, checked and ready to be filled in. */
export interface Template {
  /** Fixed: it never depends on a variable. */
  readonly system: string;
  readonly user: readonly TemplatePart[];
  /** Names of the fragments it includes. */
  readonly fragments: ReadonlySet<string>;
}

type Role = 'none' | 'system' | 'user';
type Scopes = readonly Shapes[];
type Node = hbs.AST.Node;

const blocks = ['if', 'unless', 'each', 'with'] as const;
const loopValues = ['index', 'first', 'last', 'key'] as const;
const attributeNames = ['title', 'source', 'id'];
const isOneOf = <T extends string>(list: readonly T[], name: string): name is T => list.some((one) => one === name);
const isPath = (node: Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const isText = (node: Node | undefined): node is hbs.AST.StringLiteral => node?.type === 'StringLiteral';

/** Checks a parsed file against the variables that the code declares. What is wrong goes to `problems`. */
export function compileTemplate(options: {
  prompt: PromptFile;
  variables: TSchema;
  fragments: Fragments;
  problems: PromptProblem[];
}): Template {
  return new TemplateCompiler(options).compile();
}

class TemplateCompiler {
  readonly #prompt: PromptFile;
  readonly #variables: TSchema;
  readonly #fragments: Fragments;
  readonly #problems: PromptProblem[];
  readonly #used = new Set<string>();
  readonly #usedFragments = new Set<string>();

  constructor(options: Parameters<typeof compileTemplate>[0]) {
    this.#prompt = options.prompt;
    this.#variables = options.variables;
    this.#fragments = options.fragments;
    this.#problems = options.problems;
  }

  compile(): Template {
    const { body, bodyLine, file } = this.#prompt;
    const parsed = parseTemplate(body);
    if (!('program' in parsed)) {
      this.#problems.push({ code: 'SYNTAX', file, line: parsed.line + bodyLine - 1, message: parsed.message });
      return { system: '', user: [], fragments: this.#usedFragments };
    }
    const { system, user } = this.#splitRoles(parsed.program);
    const systemText = system
      .map((node) => this.#fixedText(node))
      .join('')
      .trim();
    const userParts = this.#compileAll(user, [shapesOf(this.#variables)]);
    this.#reportUnused();
    return { system: systemText, user: userParts, fragments: this.#usedFragments };
  }

  #report(code: PromptErrorCode, node: { loc?: hbs.AST.SourceLocation }, message: string, linesBelow = 0): void {
    const { file, bodyLine } = this.#prompt;
    const line = (node.loc?.start.line ?? 1) + bodyLine - 1 + linesBelow;
    this.#problems.push({ code, file, line, message });
  }

  #reportUnused(): void {
    const { file } = this.#prompt;
    const declared = Object.keys((this.#variables as { properties?: object }).properties ?? {});
    for (const name of declared)
      if (!this.#used.has(name))
        this.#problems.push({
          code: 'UNUSED_VARIABLE',
          file,
          line: 1,
          message: `variable "${name}" is declared and never used`,
        });
  }

  /** Roles are top-level tags with a fixed name, `system` before `user`; no value can therefore open one. */
  #splitRoles(program: hbs.AST.Program): { system: Node[]; user: Node[] } {
    const nodes: Record<Role, Node[]> = { none: [], system: [], user: [] };
    let role: Role = 'none';
    for (const node of program.body) {
      if (isRole(node)) role = this.#nextRole(role, node);
      else nodes[role].push(node);
    }
    const stray = nodes.none.find((node) =>
      node.type === 'ContentStatement' ? /\S/.test(contentOf(node)) : node.type !== 'CommentStatement',
    );
    if (stray) this.#report('ROLE_MISUSE', stray, 'text before the first {{role "system"}} or {{role "user"}}');
    if (role !== 'user') this.#report('ROLE_MISUSE', program, 'no {{role "user"}} at the end');
    return nodes;
  }

  #nextRole(role: Role, node: hbs.AST.MustacheStatement): Role {
    const [name, ...more] = node.params;
    const next = isText(name) && more.length === 0 && node.hash === undefined ? name.value : undefined;
    if (next !== 'system' && next !== 'user')
      this.#report('ROLE_MISUSE', node, 'a role is {{role "system"}} or {{role "user"}}, with the name in quotes');
    else if (next === role || role === 'user')
      this.#report(
        'ROLE_MISUSE',
        node,
        `{{role "${next}"}} comes after {{role "${role}"}}: one system part, then one user part`,
      );
    return next === 'system' || next === 'user' ? next : role;
  }

  /** The system part holds text and fragments; everything that varies belongs to the user part. */
  #fixedText(node: Node): string {
    if (node.type === 'ContentStatement') return contentOf(node);
    if (node.type === 'CommentStatement') return '';
    if (node.type === 'PartialStatement') return this.#fragmentText(node as hbs.AST.PartialStatement);
    this.#report('ROLE_MISUSE', node, 'variables do not belong in the system part: move them behind {{role "user"}}');
    for (const part of this.#compile(node, [shapesOf(this.#variables)])) void part;
    return '';
  }

  #fragmentText(node: hbs.AST.PartialStatement): string {
    const { name } = node;
    const plain = isPath(name) && node.params.length === 0 && node.hash === undefined;
    if (!plain) {
      this.#report('UNSUPPORTED_SYNTAX', node, 'a partial is {{>name}}, without parameters');
      return '';
    }
    const fragment = this.#fragments.get(name.original);
    if (!fragment) {
      const known = [...this.#fragments.keys()].join(', ');
      this.#report('MISSING_PARTIAL', node, `no fragment "${name.original}" (there are: ${known})`);
      return '';
    }
    this.#usedFragments.add(name.original);
    return `${fragment.text}\n`;
  }

  #userFragment(node: hbs.AST.PartialStatement): string {
    const text = this.#fragmentText(node);
    if (findMark(text) >= 0)
      this.#report('ROLE_MISUSE', node, 'this fragment explains section marks: it belongs in the system part');
    return text;
  }

  #compileAll(nodes: readonly Node[], scopes: Scopes): TemplatePart[] {
    return nodes.flatMap((node) => this.#compile(node, scopes));
  }

  #compile(node: Node, scopes: Scopes): TemplatePart[] {
    switch (node.type) {
      case 'CommentStatement':
        return [];
      case 'ContentStatement':
        this.#refuseMarks(node);
        return [{ kind: 'text', text: contentOf(node) }];
      case 'PartialStatement':
        return [{ kind: 'text', text: this.#userFragment(node as hbs.AST.PartialStatement) }];
      case 'MustacheStatement':
        return this.#compileMustache(node as hbs.AST.MustacheStatement, scopes);
      case 'BlockStatement':
        return this.#compileBlock(node as hbs.AST.BlockStatement, scopes);
      default:
        this.#report('UNSUPPORTED_SYNTAX', node, `${node.type} is not part of prompt files`);
        return [];
    }
  }

  /** Only `{{section}}` makes marks: a written one would be broken like any other text. */
  #refuseMarks(node: Node): void {
    const written = (node as unknown as { original: string }).original;
    const at = findMark(written);
    if (at < 0) return;
    const linesBelow = written.slice(0, at).split('\n').length - 1;
    this.#report(
      'SECTION_MARK',
      node,
      'the text looks like a section mark: use {{section name source="…"}}',
      linesBelow,
    );
  }

  #compileMustache(node: hbs.AST.MustacheStatement, scopes: Scopes): TemplatePart[] {
    if (!isPath(node.path)) {
      this.#report('UNSUPPORTED_SYNTAX', node, 'a tag holds the name of a variable, without quotes');
      return [];
    }
    const name = node.path.original;
    if (name === 'section') return this.#compileSection(node, scopes);
    if (name === 'role') this.#report('ROLE_MISUSE', node, 'a role cannot stand inside a block');
    else if (node.params.length > 0 || node.hash !== undefined)
      this.#report('UNKNOWN_HELPER', node, `no helper "${name}" (there are: section, role, #${blocks.join(', #')})`);
    else if (!node.escaped) this.#report('UNSUPPORTED_SYNTAX', node, `write {{${name}}}: nothing is HTML-escaped here`);
    else {
      const { path, shapes } = this.#resolve(node.path, scopes);
      if (isNeverScalar(shapes))
        this.#report('UNSUPPORTED_SYNTAX', node, `"${name}" is not a single value: use {{section ${name} source="…"}}`);
      return [{ kind: 'value', path }];
    }
    return [];
  }

  #compileSection(node: hbs.AST.MustacheStatement, scopes: Scopes): TemplatePart[] {
    const [subject, ...more] = node.params;
    if (!subject || !isPath(subject) || more.length > 0) {
      this.#report('UNSUPPORTED_SYNTAX', node, 'a section is {{section name title="…" source="…"}}');
      return [];
    }
    const attributes: Record<string, Attribute> = {};
    for (const { key, value } of node.hash?.pairs ?? []) {
      if (!isOneOf(attributeNames, key))
        this.#report('UNSUPPORTED_SYNTAX', node, `a section has no "${key}" (it has: ${attributeNames.join(', ')})`);
      else if (isText(value)) attributes[key] = value.value;
      else if (isPath(value)) attributes[key] = this.#resolve(value, scopes).path;
      else this.#report('UNSUPPORTED_SYNTAX', node, `"${key}" is neither text in quotes nor a variable`);
    }
    if (!node.hash?.pairs.some((pair) => pair.key === 'source'))
      this.#report('UNSUPPORTED_SYNTAX', node, 'a section needs its provenance: source="…"');
    const name = subject.parts.at(-1) ?? 'item';
    return [{ kind: 'section', name: String(name), path: this.#resolve(subject, scopes).path, attributes }];
  }

  #compileBlock(node: hbs.AST.BlockStatement, scopes: Scopes): TemplatePart[] {
    const kind = node.path.original;
    const [subject, ...more] = node.params;
    if (!isOneOf(blocks, kind)) {
      this.#report('UNKNOWN_HELPER', node, `no block "${kind}" (there are: #${blocks.join(', #')})`);
      return [];
    }
    if (!subject || !isPath(subject) || more.length > 0 || node.hash !== undefined || node.program?.blockParams) {
      this.#report('UNSUPPORTED_SYNTAX', node, `a block is {{#${kind} name}}, with one variable`);
      return [];
    }
    const { path, shapes } = this.#resolve(subject, scopes);
    const inner = kind === 'each' ? [...scopes, elementsOf(shapes)] : kind === 'with' ? [...scopes, shapes] : scopes;
    return [
      {
        kind,
        path,
        body: this.#compileAll(node.program?.body ?? [], inner),
        otherwise: this.#compileAll(node.inverse?.body ?? [], scopes),
      },
    ];
  }

  #resolve(node: hbs.AST.PathExpression, scopes: Scopes): { path: ValuePath; shapes: Shapes } {
    const parts = node.parts.map(String);
    const [first = ''] = parts;
    if (node.data) {
      if (scopes.length > 1 && parts.length === 1 && isOneOf(loopValues, first))
        return { path: { depth: node.depth, parts: [], loop: first }, shapes: [{ type: 'string' }] };
      this.#report(
        'UNKNOWN_VARIABLE',
        node,
        `no "@${parts.join('.')}" here (inside #each: @${loopValues.join(', @')})`,
      );
      return { path: { depth: 0, parts: [] }, shapes: [{}] };
    }
    const scope = scopes[scopes.length - 1 - node.depth];
    if (scope === scopes[0] && first !== '') this.#used.add(first);
    if (scope === scopes[0] && first === '')
      for (const name of Object.keys((this.#variables as { properties?: object }).properties ?? {}))
        this.#used.add(name);
    const shapes = parts.reduce((reached, part) => stepInto(reached, part), scope ?? []);
    if (shapes.length === 0) this.#report('UNKNOWN_VARIABLE', node, `no variable "${node.original}" is declared`);
    return { path: { depth: node.depth, parts }, shapes: shapes.length === 0 ? [{}] : shapes };
  }
}

const contentOf = (node: Node) => (node as hbs.AST.ContentStatement).value;

function isRole(node: Node): node is hbs.AST.MustacheStatement {
  if (node.type !== 'MustacheStatement') return false;
  const { path, params } = node as hbs.AST.MustacheStatement;
  return isPath(path) && path.original === 'role' && params.length > 0;
}
