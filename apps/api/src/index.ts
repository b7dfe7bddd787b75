export { createApi } from './create-api.js';
export type { ExplainedConditionDto, ExplanationDto } from './why/explanation.dto.js';
export { explanationDto } from './why/explanation.mapper.js';
