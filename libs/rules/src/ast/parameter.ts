import type { Words } from '@tagwright/kernel';
import type { ValueType } from '../catalog-view.js';
import type { Literal } from './value.js';

/** A named threshold where it is used. */
export interface ParameterUse {
  readonly code: string;
  readonly name?: Words;
  readonly unit?: string;
}

/** A threshold with a name, that changes without touching the definition's structure. */
export interface Parameter extends ParameterUse {
  readonly type: ValueType;
  readonly value: Literal;
}
