import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the folders of the installation last said as a whole, so that a start need not read them again. */
export class ShippedFolders1700000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE TABLE shipped_folder (
  folder  text    PRIMARY KEY CHECK (folder IN ('governance', 'definitions')),
  digest  text    NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  objects integer NOT NULL CHECK (objects >= 0)
);
COMMENT ON TABLE shipped_folder IS 'A folder with this digest has been taken in; nothing in it is new.';
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE shipped_folder');
  }
}
