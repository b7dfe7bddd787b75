import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  duplicatePerson,
  malformed,
  missing,
  unmappedCode,
} from '../defects/common-defects.js';
import { DEFECT_RATES } from '../defects/defect-rates.js';
import type { Draws } from '../random/draw.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { CRM, memberId } from './crm-source.js';

/** Members with contact data and profile: prospects and half of the owners. */
export function crmMembers(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const copies = `CASE WHEN ${d.chance('crm.duplicate', 'i', DEFECT_RATES.duplicate_person)} THEN [0, 1] ELSE [0] END`;
  const rows = `
    SELECT i AS entity, i * 2 + copy AS row_index, copy, sex, owner, ${memberId(context, 'i', 'copy')} AS member_id, mobile,
      CASE WHEN ${d.chance('crm.email', 'i', 0.4)} THEN 'u' || i || '@example.com' END AS email,
      CASE WHEN ${d.chance('crm.wechat', 'i', 0.5)} THEN 'wx_' || lower(to_hex(${d.bits('crm.wechat-id', 'i')})) END AS wechat,
      name, CASE sex WHEN 'M' THEN 'male' ELSE 'female' END AS gender, strftime(birth, '%Y-%m-%d') AS birthday,
      region AS city, ${levelOf(d)} AS level,
      CASE WHEN ${d.chance('crm.certified', 'i', 0.6)} THEN 'CERT' ELSE 'REG' END AS status,
      CASE WHEN ${d.chance('crm.opt-out', 'i', 0.06)} THEN 'N' ELSE 'Y' END AS consent,
      strftime(DATE '${PERIOD_TO}' - 1 - ${d.below('crm.joined', 'i * 2 + copy', 1_820)}, '%Y-%m-%d') AS joined
    FROM (SELECT *, unnest(${copies}) AS copy FROM person WHERE member)
    ORDER BY i, copy`;
  return {
    source: CRM,
    name: 'members',
    entityKind: 'person',
    columns: [
      ...['member_id', 'mobile', 'email', 'wechat', 'name', 'gender', 'birthday', 'city', 'level'],
      ...['status', 'consent', 'joined'],
    ],
    rows,
    defects: [
      duplicatePerson('member_id'),
      missing('mobile'),
      missing('gender'),
      malformed('mobile', "'+86 ' || left(mobile, 3) || '-' || right(mobile, 7)", 'not_a_mobile'),
      {
        ...malformed('email', "replace(email, '@', '#')", 'not_an_email'),
        where: 'email IS NOT NULL',
      },
      unmappedCode('level', "'BLACK'"),
      contradictory('gender', "CASE sex WHEN 'M' THEN 'female' ELSE 'male' END", 'owner'),
    ],
    format: { kind: 'ndjson' },
    files: [{ path: 'crm_member.ndjson' }],
    output: `member_id, struct_pack(mobile := mobile, email := email, wechat := wechat) AS contact,
      struct_pack(name := name, gender := gender, birthday := birthday, city := city) AS profile,
      level, status, consent, joined`,
  };
}

/** The member level rises with affluence and activity, with some luck. */
function levelOf(d: Draws): string {
  const ladder = ['B', 'B', 'B', 'B', 'B', 'S', 'S', 'S', 'G', 'G', 'P', 'D', 'D'];
  const rungs = ladder.map((level) => `'${level}'`).join(', ');
  return `([${rungs}])[1 + (affluence + activity + ${d.below('crm.level', 'i', 60)}) // 20]`;
}
