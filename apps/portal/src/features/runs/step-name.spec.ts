import { describe, expect, it } from '@jest/globals';

import { texts } from '../../i18n/texts.js';
import { stepName } from './step-name.js';

describe('stepName', () => {
  it('tells a subject from a file, whose name may hold spaces', () => {
    expect(stepName('facts vehicle')).toEqual({ work: 'facts', subject: 'vehicle', detail: '' });
    expect(stepName('read orders 2025.csv')).toEqual({
      work: 'read',
      subject: '',
      detail: 'orders 2025.csv',
    });
    expect(stepName('seal')).toEqual({ work: 'seal', subject: '', detail: '' });
  });

  it.each([
    'plan',
    'facts vehicle',
    'tags lead',
    'snapshot customer',
    'compare',
    'seal',
    'publish',
    'read a.csv',
    'convert customer',
    'link customer',
    'quarantine',
    'dataset customer',
    'process',
  ])('has words for what %s does', (name) => {
    expect(texts.vocabulary).toHaveProperty([`step.${stepName(name).work}`]);
  });
});
