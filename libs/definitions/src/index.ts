import { DefinitionVersionEntity } from './definition-version.entity.js';

export {
  ActiveDefinitionsService,
  type ActiveDefinitions,
  type ActiveVersion,
} from './active-definitions.service.js';
export { checkDefinitions, type CheckOptions, type CheckReport } from './check-definitions.js';
export { DefinitionsModule } from './definitions.module.js';
export {
  RegisterDefinitionsService,
  type RegisteredDefinitions,
} from './register-definitions.service.js';

/** The tables that this library owns. */
export const DEFINITION_ENTITIES = [DefinitionVersionEntity];
