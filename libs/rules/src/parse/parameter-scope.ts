import type { Parameter, ParameterUse } from '../ast/parameter.js';
import type { ValueType } from '../catalog-view.js';
import type { Cursor } from './cursor.js';
import type { Problems } from './problems.js';

/** A parameter as it is declared; its default is read where it is used, in the type wanted there. */
export interface DeclaredParameter extends ParameterUse {
  /** Left out: whatever the first use asks for. */
  readonly type?: ValueType;
  readonly at: Cursor;
  readonly defaultAt: Cursor;
}

/** The parameters of one definition, and which of them it uses. */
export class ParameterScope {
  readonly #declared: ReadonlyMap<string, DeclaredParameter>;
  readonly #used = new Map<string, Parameter>();

  constructor(declared: readonly DeclaredParameter[]) {
    this.#declared = new Map(declared.map((each) => [each.code, each]));
  }

  get codes(): string[] {
    return [...this.#declared.keys()];
  }

  get(code: string): DeclaredParameter | undefined {
    return this.#declared.get(code);
  }

  use(parameter: Parameter): void {
    if (!this.#used.has(parameter.code)) this.#used.set(parameter.code, parameter);
  }

  /** The parameters in the order in which they are declared; one without use is reported. */
  finish(problems: Problems): Parameter[] {
    return [...this.#declared.values()].flatMap(({ code, at }) => {
      const used = this.#used.get(code);
      if (used !== undefined) return [used];
      const hint = 'Use it as `value: { parameter: ' + code + ' }`, or leave it out.';
      problems.report(at, 'unused_parameter', `Nothing uses the parameter "${code}".`, hint);
      return [];
    });
  }
}
