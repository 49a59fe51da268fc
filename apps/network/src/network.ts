import type { JobPosting, Post, SkillInfo } from '@trellis/network-skills';
import type { Viewer } from './auth/token-verifier.ts';
import type { EntityKind, EntityOf } from './entities.ts';
import { createCourseFinder } from './find-courses.ts';
import type { CoursePage, CourseRequest } from './find-courses.ts';
import { createGraph } from './graph/graph.ts';
import type { Graph } from './graph/graph.ts';
import { createLeadsTo } from './leads-to.ts';
import type { FindLeadsTo } from './leads-to.ts';
import { NetworkError } from './network-error.ts';
import type { Visibility } from './privacy/visibility.ts';
import { withTenure } from './profile/tenure.ts';
import type { Vocabulary } from './vocabulary/index.ts';
import { createChangeLog } from './storage/change-log.ts';
import type { ReadChanges } from './storage/change-log.ts';
import type { Connection } from './storage/database.ts';
import { createEntityStore } from './storage/entity-store.ts';
import type { EntityStore } from './storage/entity-store.ts';
import { toSearchTerms } from './storage/search-terms.ts';
import { normalizeName, normalizeUrl } from './storage/normalize.ts';
import { createSearch } from './storage/search.ts';
import type { Filter, FoundPage } from './storage/search.ts';
import type { FacetName } from './storage/index-entity.ts';
import { createSimilarJobs } from './similar-jobs.ts';
import type { FindSimilarJobs } from './similar-jobs.ts';
import { createSkillLookup } from './skill-lookup.ts';

/** What a list may be asked for. Values are as the member typed them. */
export interface ListRequest {
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly filters: readonly Filter[];
  readonly facets?: readonly FacetName[];
  readonly highlight?: boolean;
}

/** The network as one member sees it. References between entities are looked up when they are read, so none can dangle. */
export interface Network {
  readonly store: EntityStore;
  readonly vocabulary: Vocabulary;
  readonly graph: Graph;
  readonly similarJobs: FindSimilarJobs;
  readonly leadsTo: FindLeadsTo;
  /** Throws `NOT_FOUND` for what does not exist and for what the viewer may not see, without telling the two apart. */
  read<K extends EntityKind>(viewer: Viewer, kind: K, id: string): EntityOf[K];
  list(viewer: Viewer, kind: EntityKind, request: ListRequest): FoundPage;
  /** `me`: the résumé the viewer imported last, else the person with the viewer's own id. */
  readMe(viewer: Viewer): EntityOf['person'];
  /** Decides who sees which field of the viewer's profile; it holds at once. */
  showAs(viewer: Viewer, fields: Partial<Visibility>): Visibility;
  /** False when the viewer has brought no such entity. */
  deleteOwn(viewer: Viewer, kind: EntityKind, id: string): boolean;
  courses(viewer: Viewer, request: CourseRequest): CoursePage;
  /** What has changed since a cursor, as far as the viewer may know of it. */
  readonly changes: ReadChanges;
  skills(request: { ids: readonly string[]; q?: string; limit: number }): SkillInfo[];
}

export function createNetwork(options: { connection: Connection; vocabulary: Vocabulary; now: () => Date }): Network {
  const { connection, vocabulary, now } = options;
  const store = createEntityStore(connection);
  const graph = createGraph({ connection, write: store.write, vocabulary, now });
  const search = createSearch(connection);
  const complete = createCompleter(store, now);
  const lookUpSkills = createSkillLookup(vocabulary);

  function read<K extends EntityKind>(viewer: Viewer, kind: K, id: string): EntityOf[K] {
    const found = store.read(viewer, kind, id);
    if (found === undefined) throw new NetworkError('NOT_FOUND', `there is no such ${kind}`, { field: 'id' });
    return complete(viewer, kind, found.value);
  }
  return {
    store,
    vocabulary,
    graph,
    similarJobs: createSimilarJobs(connection),
    leadsTo: createLeadsTo(connection, vocabulary),
    read,
    list: (viewer, kind, { q, ...request }) =>
      search({
        ...request,
        viewer,
        kind,
        ...(q !== undefined && { query: toSearchTerms(q, vocabulary) ?? 'nothing' }),
      }),
    readMe(viewer) {
      const own = store.newestOwn(viewer, 'person');
      return own ? complete(viewer, 'person', own) : read(viewer, 'person', viewer.memberId);
    },
    showAs: connection.transaction((viewer: Viewer, fields: Partial<Visibility>) => {
      const visibility = graph.members.show(viewer, fields);
      graph.profiles.refresh(viewer);
      return visibility;
    }),
    deleteOwn: connection.transaction((viewer: Viewer, kind: EntityKind, id: string) => {
      const isDeleted = store.deleteOwn(viewer, kind, id);
      if (isDeleted && kind === 'person') graph.profiles.refresh(viewer);
      return isDeleted;
    }),
    changes: createChangeLog(connection, now),
    courses: createCourseFinder({ store, search, vocabulary }),
    skills: ({ ids, q, limit }) => {
      const byId = [...new Set(ids)].flatMap((id) => vocabulary.get(id) ?? []);
      return [...byId, ...(q === undefined ? [] : lookUpSkills(q, limit))].slice(0, limit);
    },
  };
}

/** A page of a company lists its newest openings; all of them are a search away. */
const maxOpenJobs = 50;

/** Fills in what depends on the present state of the network and on the day. */
function createCompleter(store: EntityStore, now: () => Date) {
  const companyNamed = (viewer: Viewer, name: string) =>
    store.withFacet(viewer, 'company', { facet: ['name', normalizeName(name)], limit: 1 })[0];
  const personNamed = (viewer: Viewer, name: string) => {
    const named = store.withFacet(viewer, 'person', { facet: ['name', normalizeName(name)], limit: 2 });
    // Two people of one name: nobody can say which of them is meant.
    return named.length === 1 ? named[0] : undefined;
  };
  const completers: { [K in EntityKind]?: (viewer: Viewer, value: EntityOf[K]) => EntityOf[K] } = {
    person: (_, person) => withTenure(person, now()),
    job(viewer, job): JobPosting {
      const company = companyNamed(viewer, job.company);
      return company ? { ...job, companyId: company.id } : job;
    },
    company: (viewer, company) => ({
      ...company,
      openJobs: store.titlesWithFacet(viewer, 'job', {
        facet: ['company', normalizeName(company.name)],
        limit: maxOpenJobs,
      }),
    }),
    post(viewer, { authorId, authorHeadline, ...post }): Post {
      const author = authorId ? store.read(viewer, 'person', authorId)?.value : personNamed(viewer, post.author);
      const headline = author ? author.headline : authorHeadline;
      return {
        ...post,
        author: author?.name ?? post.author,
        ...(author && { authorId: author.id }),
        ...(headline !== undefined && { authorHeadline: headline }),
        links: post.links.map(({ articleId, ...link }) => {
          const article =
            (articleId && store.read(viewer, 'article', articleId)?.value) ||
            store.withFacet(viewer, 'article', { facet: ['url', normalizeUrl(link.url)], limit: 1 })[0];
          return article ? { ...link, articleId: article.id } : link;
        }),
        mentions: post.mentions.map((mention) => {
          const known =
            mention.type === 'person' ? personNamed(viewer, mention.name) : companyNamed(viewer, mention.name);
          return known ? { ...mention, id: known.id } : mention;
        }),
      };
    },
  };
  return <K extends EntityKind>(viewer: Viewer, kind: K, value: EntityOf[K]): EntityOf[K] =>
    completers[kind]?.(viewer, value) ?? value;
}
