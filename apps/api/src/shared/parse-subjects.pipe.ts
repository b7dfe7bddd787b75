import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import type { Subject } from '@tagwright/rules';

/** The subjects as an address names them. */
export const SUBJECTS_IN_PATH = {
  customers: 'customer',
  vehicles: 'vehicle',
  leads: 'lead',
} as const satisfies { readonly [S in Subject as `${S}s`]: S };

/** The part of an address that names the kind of subject. */
@Injectable()
export class ParseSubjectsPipe implements PipeTransform<string, Subject> {
  transform(text: string): Subject {
    const found = Object.entries(SUBJECTS_IN_PATH).find(([name]) => name === text);
    if (found !== undefined) return found[1];
    throw new NotFoundException();
  }
}
