import { describe, expect, it } from '@jest/globals';
import { readValidationErrors } from './read-validation-errors.js';

describe('readValidationErrors', () => {
  it('lists every broken constraint with its path, inner ones too', () => {
    const error = readValidationErrors([
      { property: 'limit', constraints: { min: 'limit must not be less than 1' } },
      {
        property: 'columns',
        children: [{ property: '0', constraints: { matches: 'columns.0 is no code' } }],
      },
      { property: 'evil', constraints: { whitelistValidation: 'property evil should not exist' } },
    ]);
    expect(error.getResponse()).toMatchObject({
      code: 'request_invalid',
      diagnostics: [
        { code: 'invalid_property', path: 'limit' },
        { code: 'invalid_property', path: 'columns.0' },
        { code: 'unknown_property', path: 'evil' },
      ],
    });
  });
});
