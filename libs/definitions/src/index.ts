import { DefinitionVersionEntity } from './definition-version.entity.js';

export { checkDrafts, type DefinitionDraft } from './check-drafts.js';
export { ActiveDefinitionsService, type ActiveDefinitions } from './active-definitions.service.js';
export { chineseDiagnostics } from './chinese-diagnostics.js';
export {
  CompareChangeSetService,
  type ComparedChangeSet,
  type ComparedItem,
} from './compare-change-set.service.js';
export { checkDefinitions, checkFiles, type CheckReport } from './check-definitions.js';
export { dependentsOf } from './dependents-of.js';
export { hasList, usesList } from './list-users.js';
export { definitionSchemas } from './definition-schemas.js';
export { DefinitionsAsOfService, type ObjectAsOf } from './definitions-as-of.service.js';
export { DefinitionVersionsService, type VersionInHistory } from './definition-versions.service.js';
export { DefinitionsModule } from './definitions.module.js';
export { diagnosticsPage } from './diagnostics-page.js';
export { PlanFilesService, type FilePlan } from './plan-files.service.js';
export { readDefinitionFiles } from './read-definition-files.js';
export { draftBody, readableDefinitions, textOfBody } from './written-definition.js';
export { RegisterDefinitionsService } from './register-definitions.service.js';

/** The tables that this library owns. */
export const DEFINITION_ENTITIES = [DefinitionVersionEntity];
