import type { ImportKind } from '../../http/api-schemas.ts';
import { readArticleNode, readPostNode } from '../article-node.ts';
import type { PageText } from '../article-node.ts';
import type { FoundNode, FoundNodes } from '../find-nodes.ts';
import { ImportError } from '../import-error.ts';
import { readJobPosting } from '../job-posting.ts';
import type { Draft, ReadFile } from '../read-file.ts';
import type { Reading } from '../reading.ts';

/** The most records of one file. */
export const maxRecords = 2000;

/** What stands around the nodes. */
export interface NodeContext {
  readonly kind: ImportKind | undefined;
  /** Where they were: "JSON-LD in a web page". */
  readonly form: string;
  /** The readable text of the page, for an article that is only described by its node. */
  readonly page?: PageText | undefined;
}

/** Which of the nodes an import is about: jobs before articles before posts, unless `kind` says. */
export function kindOfNodes(
  { jobs, articles, posts }: FoundNodes,
  kind: ImportKind | undefined,
): 'job' | 'article' | 'post' | undefined {
  if (kind === 'job' || kind === undefined) if (jobs.length > 0) return 'job';
  if (kind === 'article' || kind === undefined) if (articles.length > 0) return 'article';
  if (kind === 'post' || kind === undefined) if (posts.length > 0) return 'post';
  if (kind === 'article' && posts.length > 0) return 'article';
  return kind === 'post' && articles.length > 0 ? 'post' : undefined;
}

/** Reads the nodes an import is about and tells which others it left. Throws where there are none of that kind. */
export async function readNodes(nodes: FoundNodes, context: NodeContext, reading: Reading): Promise<ReadFile> {
  const kind = kindOfNodes(nodes, context.kind);
  if (kind === undefined) throw wrongNodes(nodes, context.kind);
  const texts =
    nodes.articles.length > 0 && (kind === 'article' || nodes.posts.length === 0) ? nodes.articles : nodes.posts;
  const found = kind === 'job' ? nodes.jobs : texts;
  if (found.length > maxRecords) throw tooMany();
  const drafts: Draft[] = [];
  for (const [index, node] of found.entries()) {
    drafts.push(readNode(node, kind, reading, found.length === 1 ? context.page : undefined));
    await pause(index);
  }
  for (const [type, path] of nodes.others)
    reading.leave({ path: path === '' ? type : path, reason: 'no-place', detail: type });
  const left = [...(kind === 'job' ? texts : nodes.jobs)];
  for (const { path } of left.slice(0, 20))
    reading.leave({ path: path || 'the page', reason: 'no-place', detail: `not a ${kind}` });
  const type = { job: 'JobPosting', article: 'Article', post: 'SocialMediaPosting' }[kind];
  return { kind, format: `schema.org ${type} (${context.form})`, drafts };
}

function readNode(
  node: FoundNode,
  kind: 'job' | 'article' | 'post',
  reading: Reading,
  page: PageText | undefined,
): Draft {
  if (kind === 'job') return readJobPosting(node, reading);
  return kind === 'article' ? readArticleNode(node, reading, page) : readPostNode(node, reading, page);
}

/** What to say about structured data without anything to import. */
export function wrongNodes({ jobs, articles, posts, others }: FoundNodes, kind: ImportKind | undefined): ImportError {
  const seen = [
    ...(jobs.length > 0 ? ['JobPosting'] : []),
    ...(articles.length > 0 ? ['Article'] : []),
    ...(posts.length > 0 ? ['SocialMediaPosting'] : []),
  ];
  if (seen.length > 0)
    return new ImportError('WRONG_KIND', `this is a schema.org ${seen.join(', ')}, not what kind says`, {
      field: 'kind',
      expected: jobs.length > 0 ? 'job' : articles.length > 0 ? 'article' : 'post',
    });
  const types = others.size === 0 ? 'nothing with a type' : [...others.keys()].slice(0, 8).join(', ');
  return new ImportError(
    'NO_JOB_POSTING',
    `there is no ${kind === 'article' || kind === 'post' ? kind : 'JobPosting'} in it; it has ${types}`,
    {
      field: '@type',
      expected: 'a node of the schema.org type JobPosting, Article or SocialMediaPosting; or paste the text',
    },
  );
}

/** What to say about a file of too many records. */
export const tooMany = () =>
  new ImportError('TOO_MANY_RECORDS', `there are more than ${maxRecords} records in the file`, {
    expected: `at most ${maxRecords}; split it`,
  });

/** Large files must not keep everybody else waiting. */
export const pause = async (index: number): Promise<void> => {
  if (index % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
};
