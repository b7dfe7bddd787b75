import { describe, expect, it } from '@jest/globals';

import { withParameterDefaults } from './parameter-defaults.js';

describe('withParameterDefaults', () => {
  it('puts the default of a parameter where the rule names it', () => {
    const parameters = { old: { unit: 'months', default: 60 }, soon: { default: 7 } };
    const definition = {
      parameters,
      cases: [
        { when: { fact: 'age', operator: 'in', value: [1, { parameter: 'old' }] } },
        { when: { fact: 'due', operator: 'withinNext', value: { days: { parameter: 'soon' } } } },
      ],
    };
    expect(withParameterDefaults(definition)).toEqual({
      parameters,
      cases: [
        { when: { fact: 'age', operator: 'in', value: [1, 60] } },
        { when: { fact: 'due', operator: 'withinNext', value: { days: 7 } } },
      ],
    });
  });

  it('leaves alone what names no declared parameter', () => {
    const definition = { value: { parameter: 'gone' } };
    expect(withParameterDefaults(definition)).toEqual(definition);
  });
});
