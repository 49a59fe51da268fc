import type { CompanyPage, JobPosting, Requirement } from '@trellis/network-skills';
import { employersOf } from './community.ts';
import type { Community, Plan } from './community.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { dayBefore } from './timeline.ts';
import type { Career, Task } from './world.ts';

export const jobsPerPerson = 2;

const currencies: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD' };
const levels = { vocational: undefined, associate: 'associate', bachelor: 'bachelor', master: 'master' } as const;
const degrees = { associate: 'Associate degree', bachelor: "Bachelor's degree", master: "Master's degree" } as const;
const employment = ['Full-time', 'Full-time', 'Full-time', 'Part-time', 'Temporary'];

/** What a posting asks for, before it has its place in the text. */
type Wish = Omit<Requirement, 'id'>;

/** An open job of the community, in one of the styles in which companies write. */
export function makeJob(number: number, { plan, community }: { plan: Plan; community: Community }): JobPosting {
  const random = createRandom(plan.seed, 'job', number);
  const career = random.chance(0.82) ? random.pick(community.field.careers) : random.pick(plan.world.supportCareers);
  const company = random.pick(employersOf(career, community.companies, community.field));
  const step = Math.min(random.whole(0, career.titles.length), career.titles.length - 1);
  const { title = [], pay = 30 } = career.titles[step] ?? {};
  const tasks = random.some(
    career.tasks.filter(({ from = 0 }) => from <= step),
    random.whole(3, 5),
  );
  const wishes = wishesOf({ career, step, tasks, random, community });
  const responsibilities = tasks.map(({ duty }) => duty);
  const text = write({ company, responsibilities, wishes, random });
  const skills = [...wishes.flatMap((wish) => wish.skills), ...career.skills.slice(0, 1)];
  return {
    id: `job-g${number}`,
    title: random.pick(title),
    company: company.name,
    place: company.place ?? '',
    remote: random.pick(['no', 'no', 'no', 'hybrid', 'yes']),
    employmentType: random.pick(employment),
    salary: salaryOf(pay * random.whole(88, 112) * 10, community.place),
    postedOn: dayBefore(plan.today, random.whole(0, 60)),
    field: community.field.field,
    text,
    language: 'en',
    responsibilities,
    requirements: wishes.map((wish, index) => ({ id: `r${index + 1}`, ...wish })),
    skills: [...new Map(skills.map((skill) => [skill.id, skill])).values()],
    url: `https://jobs.example.com/job-g${number}`,
    fictional: true,
  };
}

interface Opening {
  readonly career: Career;
  readonly step: number;
  readonly tasks: readonly Task[];
  readonly random: Random;
  readonly community: Community;
}

function wishesOf({ career, step, tasks, random, community }: Opening): Wish[] {
  const years = step * 2 + random.whole(0, 1);
  const wanted = tasks.map((task, index): Wish => ({
    text: task.need,
    kind: 'skill',
    importance: index < 2 || random.chance(0.4) ? 'must' : 'preferred',
    skills: [task.ref],
    anyOfSkills: false,
  }));
  const [basic] = career.skills;
  const [language = 'English'] = community.culture.languages;
  const level = levels[career.education.level as keyof typeof levels];
  const area = random.pick(career.education.areas).toLowerCase();
  return [
    ...(years > 0 && basic
      ? [
          {
            text: `At least ${years} ${years === 1 ? 'year' : 'years'} of experience in ${basic.name.toLowerCase()}`,
            kind: 'experience' as const,
            importance: 'must' as const,
            skills: [basic],
            anyOfSkills: false,
            minimumYears: years,
          },
        ]
      : []),
    {
      text: level
        ? `${degrees[level]} in ${area} or comparable experience`
        : `Completed ${career.education.studyType.toLowerCase()} in ${area}`,
      kind: 'education',
      importance: random.chance(0.6) ? 'must' : 'preferred',
      skills: [],
      anyOfSkills: false,
      ...(level && { educationLevel: level }),
    },
    ...wanted,
    ...(random.chance(0.5)
      ? [
          {
            text: `Good ${language}`,
            kind: 'language' as const,
            importance: 'must' as const,
            skills: [],
            anyOfSkills: false,
            languages: [{ language, level: 'Good' }],
          },
        ]
      : []),
  ];
}

const openings = [
  'To begin as soon as possible we are looking for somebody who wants to',
  'What you would do with us',
  'Your work',
];

/** Requirements stand in it literally. */
function write(options: {
  company: CompanyPage;
  responsibilities: readonly string[];
  wishes: readonly Wish[];
  random: Random;
}): string {
  const { company, responsibilities, wishes, random } = options;
  const of = (importance: Requirement['importance']) =>
    wishes.filter((wish) => wish.importance === importance).map(({ text }) => text);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const [must, preferred] = [of('must'), of('preferred')];
  const parts = [
    company.about,
    `${random.pick(openings)}:\n${list(responsibilities)}`,
    `What you bring:\n${list(must)}`,
    ...(preferred.length > 0 ? [`Nice to have:\n${list(preferred)}`] : []),
    `What we offer: ${company.values.join('. ')}. ${random.pick(['30 days of holiday.', 'Rotas four weeks ahead.', 'Training in working hours.', 'A pension and a canteen.'])}`,
  ];
  return parts.join('\n\n');
}

function salaryOf(yearly: number, place: string): string {
  const currency = currencies[place.slice(-2)] ?? 'EUR';
  const round = (amount: number) => (Math.round(amount / 500) * 500).toLocaleString('en-US');
  return `${currency} ${round(yearly * 0.93)}–${round(yearly * 1.1)} a year`;
}
