import type { CatalogView, Subject, ValueType } from '../catalog-view.js';
import type { Position } from '../ast/position.js';
import type { ParameterScope } from './parameter-scope.js';
import type { Problems } from './problems.js';

/** What other definitions may know about a definition before its body is read. */
export interface DefinitionHeader {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  /** Undefined when the header itself is wrong: references to it then stay silent. */
  readonly subject: Subject | undefined;
  readonly type: ValueType | undefined;
  readonly position: Position;
}

export interface ParseContext {
  readonly catalog: CatalogView;
  readonly headers: ReadonlyMap<string, DefinitionHeader>;
  readonly problems: Problems;
  /** The parameters of the definition that is being read; left out where there can be none. */
  readonly parameters?: ParameterScope;
}
