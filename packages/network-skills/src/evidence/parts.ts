import type { PersonProfile, Position, SkillRef } from '../entities.ts';
import type { Span } from './months.ts';
import { spanOf, yearsPhrase } from './months.ts';
import { clip } from './quotes.ts';
import type { Sentence } from './sentences.ts';
import { readSentences } from './sentences.ts';

export type PartKind =
  | 'position'
  | 'project'
  | 'volunteering'
  | 'listed-skill'
  | 'certificate'
  | 'education'
  | 'publication'
  | 'introduction'
  | 'language';

/** One entry of a profile with every string it holds, none of them changed. The person's name is not among them. */
export interface ProfilePart {
  readonly kind: PartKind;
  readonly where: string;
  /** What names the entry; absent where nothing does. */
  readonly title?: string;
  /** The most telling first: what was done before what it was called. */
  readonly texts: readonly string[];
  /** Of all texts, in order; read when they are first wanted. */
  readonly sentences: readonly Sentence[];
  readonly skills: readonly SkillRef[];
  /** Of paid positions whose dates say. */
  readonly span?: Span;
  /** How well its owner says they know it. */
  readonly level?: string;
}

const join = (parts: readonly (string | undefined)[], separator: string) =>
  parts.filter((part) => part !== undefined && part.trim() !== '').join(separator);

/** A résumé has no use for more; a file that is no résumé may have. */
const maxTexts = 60;
const maxText = 4_000;
const maxProfile = 200_000;

const present = (texts: readonly (string | undefined)[]) =>
  texts
    .filter((text): text is string => text !== undefined && text.trim() !== '')
    .slice(0, maxTexts)
    .map((text) => (text.length > maxText ? text.slice(0, maxText).replace(/[\uD800-\uDBFF]$/, '') : text));

function createPart(
  part: Omit<ProfilePart, 'sentences' | 'title'> & { readonly title?: string | undefined },
): ProfilePart {
  const { title, ...rest } = part;
  let sentences: readonly Sentence[] | undefined;
  return {
    ...rest,
    ...(title?.trim() && { title }),
    get sentences() {
      return (sentences ??= readSentences(part.texts));
    },
  };
}

function positionPart(position: Position, kind: 'position' | 'volunteering', now: Date): ProfilePart {
  const role = join([position.title, position.company], ' at ') || 'a position';
  const where = join([role, yearsPhrase(position)], ', ');
  const span = kind === 'position' ? spanOf(position, now) : undefined;
  return createPart({
    kind,
    where: kind === 'position' ? where : `volunteering: ${where}`,
    title: position.title,
    texts: present([...position.highlights, position.summary, position.title]),
    skills: position.skills,
    ...(span && { span }),
  });
}

function educationPart(education: PersonProfile['education'][number]): ProfilePart {
  const degree = join([education.studyType, education.area], ', ');
  return createPart({
    kind: 'education',
    where: `education: ${join([degree, education.institution], ', ') || 'an entry without a name'}`,
    texts: present([education.area, education.studyType, ...education.courses, education.institution]),
    skills: [],
  });
}

/** The entries as far as the budget goes; those behind it keep their title only. */
function withinBudget(parts: readonly ProfilePart[]): ProfilePart[] {
  let left = maxProfile;
  return parts.map((part) => {
    left -= part.texts.reduce((sum, text) => sum + text.length, 0);
    return left >= 0 ? part : createPart({ ...part, texts: part.title === undefined ? [] : [clip(part.title)] });
  });
}

/** Every entry of a profile, strongest kind of evidence first: work, projects, volunteering, then what is only listed or learnt. */
export function profileParts(profile: PersonProfile, now: Date): ProfilePart[] {
  return withinBudget([
    ...profile.positions.map((position) => positionPart(position, 'position', now)),
    ...profile.projects.map((project) =>
      createPart({
        kind: 'project',
        where: `project ${project.name}`,
        title: project.name,
        texts: present([...project.highlights, project.description, project.name]),
        skills: project.skills,
      }),
    ),
    ...profile.volunteering.map((position) => positionPart(position, 'volunteering', now)),
    ...profile.certificates.map((certificate) =>
      createPart({
        kind: 'certificate',
        where: join(['certificates', certificate.issuer, certificate.date?.slice(0, 4)], ', '),
        texts: present([certificate.name]),
        skills: [],
      }),
    ),
    ...profile.listedSkills.map((listed) =>
      createPart({
        kind: 'listed-skill',
        where: 'list of skills',
        title: listed.name,
        texts: present([listed.name, ...listed.keywords]),
        skills: listed.skills,
        ...(listed.level !== undefined && { level: listed.level }),
      }),
    ),
    ...profile.education.map(educationPart),
    ...profile.publications.map((publication) =>
      createPart({
        kind: 'publication',
        where: join(['publications', publication.publisher], ', '),
        texts: present([publication.name]),
        skills: [],
      }),
    ),
    createPart({ kind: 'introduction', where: 'headline', texts: present([profile.headline]), skills: [] }),
    createPart({ kind: 'introduction', where: 'summary', texts: present([profile.summary]), skills: [] }),
    ...profile.languages.map((entry) =>
      createPart({
        kind: 'language',
        where: join(['languages', entry.fluency], ', '),
        texts: present([entry.language]),
        skills: [],
      }),
    ),
  ]);
}
