import { DefinitionVersionEntity } from './definition-version.entity.js';

export { ActiveDefinitionsService, type ActiveDefinitions } from './active-definitions.service.js';
export { checkDefinitions } from './check-definitions.js';
export { DefinitionsModule } from './definitions.module.js';
export { RegisterDefinitionsService } from './register-definitions.service.js';

/** The tables that this library owns. */
export const DEFINITION_ENTITIES = [DefinitionVersionEntity];
