import type { PersonProfile, Position } from '@trellis/network-skills';

/**
 * A profile as JSON Resume 1.0.0 (https://jsonresume.org/schema): what this network, and others, read as a file. What was concluded from the texts
 * (skills of a position, years) is left out: whoever reads it concludes it again.
 */
export function toJsonResume(person: PersonProfile): object {
  const { name, headline, summary, place } = person;
  return {
    basics: {
      name,
      ...(headline !== undefined && { label: headline }),
      ...(summary !== undefined && { summary }),
      ...(place !== undefined && { location: { city: place } }),
    },
    work: person.positions.map(({ company, title, ...position }) => ({
      name: company,
      position: title,
      ...timeAndText(position),
    })),
    volunteer: person.volunteering.map(({ company, title, ...position }) => ({
      organization: company,
      position: title,
      ...timeAndText(position),
    })),
    education: person.education.map(({ start, end, level: _level, ...education }) => ({
      ...education,
      ...(start !== undefined && { startDate: start }),
      ...(end !== undefined && { endDate: end }),
    })),
    skills: person.listedSkills.map(({ skills: _skills, ...skill }) => skill),
    certificates: person.certificates,
    languages: person.languages,
    projects: person.projects.map(({ skills, ...project }) => ({
      ...project,
      keywords: skills.map((skill) => skill.name),
    })),
    publications: person.publications,
    meta: { trellisId: person.id },
  };
}

const timeAndText = ({ start, end, summary, highlights }: Omit<Position, 'title' | 'company'>) => ({
  ...(start !== undefined && { startDate: start }),
  ...(end !== undefined && { endDate: end }),
  ...(summary !== undefined && { summary }),
  highlights,
});
