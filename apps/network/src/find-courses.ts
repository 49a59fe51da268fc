import type { Course } from '@trellis/network-skills';
import type { Viewer } from './auth/token-verifier.ts';
import type { EntityStore } from './storage/entity-store.ts';
import type { FacetName } from './storage/index-entity.ts';
import type { FacetCounts, Filter, Search } from './storage/search.ts';
import { invalidCursor, readCursor, writeCursor } from './storage/search-cursor.ts';
import { toSearchTerms } from './storage/search-terms.ts';
import type { Vocabulary } from './vocabulary/index.ts';

export interface CourseRequest {
  readonly skillIds: readonly string[];
  readonly q?: string;
  readonly level?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly facets?: readonly FacetName[];
}

export interface CoursePage {
  readonly items: Course[];
  readonly total: number;
  readonly totalIsAtLeast?: boolean;
  readonly cursor?: string;
  readonly facets?: readonly FacetCounts[];
}

/** Ranking by skills looks at every candidate: the newest, when there are more. */
const maxCandidates = 500;

/** Finds courses: those that teach most of the skills first; a course on something narrower counts a little. */
export function createCourseFinder(options: { store: EntityStore; search: Search; vocabulary: Vocabulary }) {
  const { store, search, vocabulary } = options;
  return (viewer: Viewer, request: CourseRequest): CoursePage => {
    const { skillIds, q, level, limit, cursor, facets = [] } = request;
    const wanted = new Set(skillIds);
    const narrower = new Set(skillIds.flatMap((id) => vocabulary.get(id)?.narrower.map((skill) => skill.id) ?? []));
    const filters: Filter[] = [];
    if (wanted.size > 0) filters.push({ facet: 'skill', values: [...wanted, ...narrower], match: 'whole' });
    if (level !== undefined) filters.push({ facet: 'level', values: [level], match: 'whole' });
    const query = q === undefined ? {} : { query: toSearchTerms(q, vocabulary) ?? ('nothing' as const) };
    const found = search({ viewer, kind: 'course', filters, limit: maxCandidates, facets, ...query });
    const worth = (course: Course) =>
      course.skills.reduce((sum, { id }) => sum + (wanted.has(id) ? 1 : narrower.has(id) ? 0.1 : 0), 0);
    const courses = found.items
      .flatMap(({ id }) => store.read(viewer, 'course', id)?.value ?? [])
      .map((course, place) => ({ course, place, worth: worth(course) }))
      .sort((a, b) => b.worth - a.worth || a.place - b.place)
      .map(({ course }) => course);
    const list = ['courses', skillIds, q, level];
    const start = cursor === undefined ? 0 : placeAfter(courses, readCursor(cursor, list).after);
    const last = courses.length > start + limit ? courses[start + limit - 1] : undefined;
    return {
      items: courses.slice(start, start + limit),
      total: found.total,
      ...(found.totalIsAtLeast && { totalIsAtLeast: true }),
      ...(last && { cursor: writeCursor({ mode: 'strict', tier: 0, after: last.id }, list) }),
      ...(found.facets && { facets: found.facets }),
    };
  };
}

function placeAfter(courses: readonly Course[], id: string): number {
  const place = courses.findIndex((course) => course.id === id);
  if (place < 0) throw invalidCursor();
  return place + 1;
}
