import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';

/** Ids of rows in PostgreSQL: whole numbers from 1 within 32 bits. */
@Injectable()
export class ParseRowIdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    return parseId(text, 2_147_483_647);
  }
}

/** Surrogate ids of customers, vehicles and leads: whole numbers from 1 that JSON holds exactly. */
@Injectable()
export class ParseSubjectIdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    return parseId(text, Number.MAX_SAFE_INTEGER);
  }
}

function parseId(text: string, max: number): number {
  if (!/^[1-9]\d{0,15}$/.test(text) || Number(text) > max) {
    throw new BadRequestException({
      code: 'id_unreadable',
      message: `An id is a whole number from 1 to ${max}.`,
    });
  }
  return Number(text);
}
