import type { GovernanceCode, GovernanceNote } from './governance-codes.js';

/** The same as the table of codes, in Chinese; a code without its sentence does not compile. */
export const CHINESE_GOVERNANCE: Readonly<Record<GovernanceCode, GovernanceNote>> = {
  bad_code: note('代码不是规定的形式。', '改名。'),
  bad_cron: note('cron 不是合法的定时写法。', '例如写 0 3 * * *。'),
  code_list_in_use: note('要停用的代码表仍有列从中取值。', '保留它，或先改模型。'),
  cron_without_zone: note('cron 和 zone 没有同时出现。', '两个都写，或都不写。'),
  duplicate_code: note('一个代码在代码表里出现了两次。', '删除其中一个。'),
  duplicate_column: note('一列在模型里出现了两次。', '删除其中一个。'),
  duplicate_schedule: note('另一个文件里已有这个调度。', '给其中一个改名。'),
  duplicate_source: note('另一个文件里已有这个来源。', '给其中一个改名。'),
  duplicate_unit: note('一个单位出现了两次。', '删除其中一个。'),
  entity_without_key: note('实体按键只留一行，却没有键。', '给它一个 key。'),
  file_not_found: note('所指的文件不存在。', '改正名称，或添加文件。'),
  missing_key: note('缺少必填的键。', '把它补上。'),
  nested_too_deep: note('文件嵌套太深，无法读取。', '减少层数。'),
  never_due: note('调度既没有时间，也没有数据到达作为起点。', '给出其中一种。'),
  not_allowed: note('这个值不在可用之列。', '用列出的值之一。'),
  parent_after_child: note('代码排在它的上级之前。', '把上级放到前面。'),
  schedule_cycle: note('几个调度互相等待；路径已列出。', '断开这个环。'),
  too_many_aliases: note('文件用 YAML 别名重复自身。', '把值完整写出来。'),
  unknown_code_list: note('没有这个代码表。', '改正名称，或添加这个代码表。'),
  unknown_column: note('模型没有这一列。', '改正列名。'),
  unknown_dataset: note('没有这个数据集。', '改正名称，或添加它的模型。'),
  unknown_key: note('这里没有这个键。', '改正拼写，或删除它。'),
  unknown_region: note('代码所在的地区不存在。', '改正它的上级。'),
  unknown_schedule: note('没有可等待的这个调度。', '改正名称。'),
  unknown_source: note('没有这个来源。', '改正名称，或添加它的映射。'),
  unknown_zone: note('zone 不是 IANA 时区。', '例如写 Asia/Shanghai。'),
  wrong_event_column: note('eventColumn 不是日期或时间戳。', '指定一个是的列。'),
  wrong_file_name: note('文件名与它的内容不符。', '给文件改名。'),
  wrong_header: note('代码的 CSV 文件开头不对。', '写成所示的那一行。'),
  wrong_line: note('代码的 CSV 文件有一行不是四个普通字段。', '改正它。'),
  wrong_type: note('值的类型与这里所需的不同。', '写一个这种类型的值。'),
  wrong_value: note('这里不允许这个值；界限已列出。', '换一个值。'),
  yaml_syntax: note('这段文本不是合法的 YAML。', '在所示位置改正。'),
};

function note(meaning: string, mend: string): GovernanceNote {
  return { meaning, mend };
}
