import { isObject } from './record-reader.ts';

/** A node of schema.org, and where it was. */
export interface FoundNode {
  readonly node: object;
  readonly path: string;
  /** Of the page around it. */
  readonly language?: string | undefined;
}

/** What structured data holds. */
export interface FoundNodes {
  readonly jobs: readonly FoundNode[];
  /** Articles of all kinds. */
  readonly articles: readonly FoundNode[];
  /** Posts of members of some network. */
  readonly posts: readonly FoundNode[];
  /** Other types, each with the place where it was seen first. */
  readonly others: ReadonlyMap<string, string>;
}

const maxDepth = 40;
const maxOthers = 20;
const postTypes = new Set(['SocialMediaPosting', 'DiscussionForumPosting']);
const articleTypes = /(?:Article|BlogPosting)$|^Report$/u;

/** All postings, articles and posts in structured data, wherever they stand: in lists, in `@graph`, or inside other nodes. */
export function findNodes(value: unknown): FoundNodes {
  const jobs: FoundNode[] = [];
  const articles: FoundNode[] = [];
  const posts: FoundNode[] = [];
  const others = new Map<string, string>();
  visit(value, '', 0);
  return { jobs, articles, posts, others };

  function visit(node: unknown, path: string, depth: number): void {
    if (depth > maxDepth || typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) visit(item, `${path}[${index}]`, depth + 1);
      return;
    }
    const types = typesOf(node);
    if (types.includes('JobPosting')) return void jobs.push({ node, path });
    if (types.some((type) => postTypes.has(type))) return void posts.push({ node, path });
    if (types.some((type) => articleTypes.test(type))) return void articles.push({ node, path });
    for (const type of types) if (!others.has(type) && others.size < maxOthers) others.set(type, path);
    for (const [key, item] of Object.entries(node)) visit(item, path === '' ? key : `${path}.${key}`, depth + 1);
  }
}

/** The types of a node, without the address of their vocabulary. */
function typesOf(node: unknown): string[] {
  if (!isObject(node) || !Object.hasOwn(node, '@type')) return [];
  const types = [(node as { '@type': unknown })['@type']].flat();
  return types.flatMap((type) => (typeof type === 'string' ? type.replace(/^.*[/#:]/, '').slice(0, 60) : []));
}
