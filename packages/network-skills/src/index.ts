export {
  Article,
  CompanyPage,
  Course,
  Education,
  EducationLevel,
  FacetCounts,
  JobPosting,
  LeadsTo,
  ListedSkill,
  PersonProfile,
  Position,
  Post,
  Quote,
  Requirement,
  SearchHit,
  SearchPage,
  SimilarJob,
  SimilarJobs,
  SkillInfo,
  SkillRef,
  TextRange,
} from './entities.ts';
export {
  Application,
  ApplicationPage,
  ApplicationStatus,
  Connection,
  ConnectionPage,
  ConnectionPath,
  Consent,
  ConsentList,
  Follow,
  FollowPage,
  JobLine,
  Kept,
  PersonLine,
  PersonLinePage,
  SavedJob,
  SavedJobPage,
} from './graph-entities.ts';
export { followCompany, getSavedJobs, howConnected, saveJob, whoDoIKnowAt } from './graph-skills.ts';
export { findPeopleAtCompany, findSimilarJobs, whatASkillLeadsTo } from './explore-skills.ts';
export { getArticle, getCompany, getJob, getPost, getProfile } from './entity-skills.ts';
export {
  findArticles,
  findCompanies,
  findCourses,
  findJobs,
  findPeople,
  findPosts,
  getSkills,
} from './search-skills.ts';
export { createEvidenceFinder, findEvidence } from './evidence/find-evidence.ts';
export type { EvidenceFinder } from './evidence/find-evidence.ts';
export type { Evidence, EvidenceFinding, EvidenceQuery, EvidenceVerdict, Transfer } from './evidence/finding.ts';
export type { Passage } from './evidence/passages.ts';
export { profileIsEmpty } from './profile-is-empty.ts';
export { skillInSentence } from './skill-name.ts';
