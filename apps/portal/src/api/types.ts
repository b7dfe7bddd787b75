import type { components } from './schema.js';

/**
 * What the portal reads from the API, by the portal's own names. The shapes come from
 * `openapi.json` (`npm run openapi:types` writes schema.ts); nothing is written by hand here but
 * what the interface's document leaves open.
 */
type Schemas = components['schemas'];

export type Words = Schemas['WordsDto'];
type ValueType = Schemas['ValueTypeDto'];
export type ValueKind = ValueType['kind'];
export type Subject = Schemas['TagDto']['subject'];

/** A tag's or fact's value; null is missing. Decimals come as text so that no digit is lost. */
export type TagValue = Schemas['SubjectTagDto']['value'];

export type CodeList = Schemas['CodeListDto'];
export type TagSummary = Schemas['TagDto'];
export type TagDetail = Schemas['TagDetailDto'];
export type FactDetail = Schemas['FactDetailDto'];
export type Distribution = Schemas['DistributionDto'];

export type Run = Schemas['RunDto'];
export type RunPage = Schemas['RunPageDto'];
export type RunStarted = Schemas['RunStartedDto'];
export type RunStep = Schemas['RunStepDto'];

export type Snapshot = Schemas['SnapshotDto'];
export type SnapshotDiff = Schemas['SnapshotDiffDto'];
export type TagChange = Schemas['TagDiffDto'];
export type Move = Schemas['TransitionDto'];

/** The schema leaves the values of a row open; they are tag values by tag code. */
export type SubjectRow = Omit<Schemas['SubjectRowDto'], 'tags'> & {
  readonly tags: Readonly<Record<string, TagValue>>;
};
export type SubjectPage = Omit<Schemas['SubjectPageDto'], 'items'> & {
  readonly items: readonly SubjectRow[];
};

export type SubjectTag = Schemas['SubjectTagDto'];
export type Customer = Schemas['CustomerDto'];
export type CustomerVehicle = Schemas['OwnedVehicleDto'];
export type CustomerLead = Schemas['LeadOfCustomerDto'];

export type Explanation = Schemas['ExplanationDto'];
export type CaseTrace = Schemas['ExplainedCaseDto'];
export type ConditionTrace = Schemas['ExplainedConditionDto'];
export type InputTrace = Schemas['ExplainedInputDto'];
export type PointsTrace = Schemas['ExplainedPointsDto'];
export type MemberTrace = Schemas['ExplainedMemberDto'];

/** Three-valued truth of a condition; a missing value makes it unknown. */
export type Truth = ConditionTrace['state'];

export type FilterCondition = Schemas['FilterConditionDto'];
export type FilterBody = Schemas['FilterDto'];
export type FilterCsvBody = Schemas['FilterCsvDto'];
export type FilterCount = Schemas['FilterCountDto'];
export type FilterList = Omit<Schemas['FilterListDto'], 'items'> & {
  readonly items: readonly SubjectRow[];
};
