/** Dealers by the provinces (first two digits of the division code) whose customers they serve. */
const TABLE: readonly (readonly [provinces: string, first: number, last: number])[] = [
  ['11 13', 101, 105],
  ['31', 106, 110],
  ['44 46', 111, 118],
  ['12', 119, 120],
  ['50', 121, 123],
  ['51 54', 124, 127],
  ['33', 128, 130],
  ['32', 131, 135],
  ['42', 136, 138],
  ['61 14 62 63 64', 139, 140],
  ['41', 141, 142],
  ['37', 143, 146],
  ['43 36', 147, 148],
  ['34', 149, 150],
  ['35', 151, 152],
  ['21 22', 153, 154],
  ['23 15', 155, 155],
  ['53', 156, 157],
  ['45', 158, 158],
  ['52', 159, 159],
  ['65', 160, 160],
];

/** A dealer's enterprise code. */
const dealerCode = (number: number): string => `D${number.toString().padStart(4, '0')}`;

/** Codes of all dealers. */
export const DEALERS: readonly string[] = TABLE.flatMap(([, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, n) => dealerCode(first + n)),
);

/** SQL of the table `dealer(province, slot, slots, code)`: the dealers that serve a province. */
export function dealerTableSql(): string {
  const rows = TABLE.flatMap(([provinces, first, last]) =>
    provinces
      .split(' ')
      .flatMap((province) =>
        Array.from(
          { length: last - first + 1 },
          (_, n) => `('${province}', ${n}, ${last - first + 1}, '${dealerCode(first + n)}')`,
        ),
      ),
  );
  return `CREATE TABLE dealer AS FROM (VALUES ${rows.join(', ')}) t(province, slot, slots, code)`;
}
