import type { Article, Course, Post, SkillRef } from '@trellis/network-skills';
import type { Community, Plan } from './community.ts';
import { cityOf } from './community.ts';
import { createFiller } from './fill-template.ts';
import type { GeneratedPerson } from './make-person.ts';
import { createRandom } from './random.ts';
import { dayBefore } from './timeline.ts';
import type { WorkField, World } from './world.ts';

const articlesEach = 2;
const storyShare = 0.5;

/** What the field of a community reads. */
export function makeArticles({ plan, community }: { plan: Plan; community: Community }): Article[] {
  return Array.from({ length: articlesEach }, (_, index): Article => {
    const number = community.number * articlesEach + index;
    const random = createRandom(plan.seed, 'article', number);
    const { title, refs, sections } = random.pick(community.field.articles);
    const fill = createFiller({ place: cityOf(community.place) }, random);
    const culture = random.weighted(plan.world.cultures);
    const id = `article-g${number}`;
    const text = sections.flatMap(({ heading, text: part }) => [...(heading === undefined ? [] : [heading]), part]);
    return {
      id,
      title: fill(title),
      author: `${random.pick(culture.given)} ${random.pick(culture.family)}`,
      publisher: `${random.pick(plan.world.roots.first)}${random.pick(plan.world.roots.last)} Review`,
      publishedOn: dayBefore(plan.today, random.whole(20, 500)),
      language: 'en',
      text: text.map(fill).join('\n\n'),
      topics: [...refs],
      url: `https://articles.example.com/${id}`,
      fictional: true,
    };
  });
}

/** What somebody learnt at work, half of the people once: about their career, perhaps with an article of the field. */
export function makePosts(
  people: readonly GeneratedPerson[],
  { plan, community, articles }: { plan: Plan; community: Community; articles: readonly Article[] },
): Post[] {
  return people.flatMap(({ profile, stages }): Post[] => {
    const random = createRandom(plan.seed, 'post', profile.id);
    const last = stages.at(-1);
    if (!last || !random.chance(storyShare)) return [];
    const { title, text } = random.pick(last.career.stories);
    const fill = createFiller({ place: cityOf(community.place), company: last.company.name }, random);
    const article = random.chance(0.4) ? random.pick(articles) : undefined;
    const employer = random.chance(0.5) && last.end === undefined ? last.company : undefined;
    const paragraphs = [
      fill(text),
      ...(article ? [`What I have been reading on it: ${article.title}.`] : []),
      ...(employer ? [`Thanks to everybody at ${employer.name}.`] : []),
    ];
    const publishedOn = dayBefore(plan.today, random.whole(0, 300));
    return [
      {
        id: profile.id.replace('person', 'post'),
        title: fill(title),
        author: profile.name,
        authorId: profile.id,
        ...(profile.headline !== undefined && { authorHeadline: profile.headline }),
        publishedOn,
        language: 'en',
        text: paragraphs.join('\n\n'),
        links: article?.url === undefined ? [] : [{ url: article.url, text: article.title, articleId: article.id }],
        mentions: employer ? [{ type: 'company', name: employer.name, id: employer.id }] : [],
        topics: topicsOf(last.career, random.whole(1, 2)),
        fictional: true,
      },
    ];
  });
}

const topicsOf = ({ skills }: { skills: readonly SkillRef[] }, count: number): SkillRef[] => skills.slice(0, count);

const levels = ['beginner', 'intermediate', 'advanced'] as const;
const titles = {
  beginner: 'First steps in {skill}',
  intermediate: '{skill} in practice',
  advanced: '{skill} for those who teach it',
};
const descriptions = {
  beginner: 'For people who have never worked with it. Every unit is an exercise, and somebody looks at yours.',
  intermediate:
    'Cases from working days: what went wrong, what others did, what you would do. Ends with a piece of work of your own.',
  advanced:
    'For people with some years behind them: hard cases, how to explain them to others, and where opinions differ.',
};

/** Courses on all that careers of a field ask for, each on a level or two. */
export function makeCourses({ careers }: WorkField, { world, seed }: { world: World; seed: number }): Course[] {
  const skills = careers.flatMap((career) => [...career.skills, ...career.tasks.map(({ ref }) => ref)]);
  return [...new Map(skills.map((skill) => [skill.id, skill])).values()].flatMap((skill) => {
    const random = createRandom(seed, 'course', skill.id);
    return random.some(levels, random.whole(1, 2)).map((level): Course => {
      const id = `course-g-${skill.id}-${level}`;
      return {
        id,
        title: titles[level].replace('{skill}', skill.name),
        provider: random.pick(world.providers),
        level,
        hours: random.whole(4, 40),
        description: descriptions[level],
        skills: [skill],
        url: `https://courses.example.com/${id}`,
        fictional: true,
      };
    });
  });
}
