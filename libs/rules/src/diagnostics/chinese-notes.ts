import type { ANALYSIS_CODES } from './analysis-codes.js';
import type { DiagnosticNote } from './diagnostic-note.js';
import type { MEANING_CODES } from './meaning-codes.js';
import type { READING_CODES } from './reading-codes.js';

type Notes<Codes> = Readonly<Record<keyof Codes, DiagnosticNote>>;

const READING: Notes<typeof READING_CODES> = {
  alias_not_allowed: note('不提供 YAML 锚点和别名：几行就可能展开成几个 GB。', '把值完整写出来。'),
  bad_code: note('代码只能用小写字母、数字和下划线，以字母开头，最多 63 个字符。', '换一个名字。'),
  control_character: note(
    '文本里有看不见的字符（控制字符、字节序标记、书写方向），或半个字符。',
    '删掉它；找不到就把这段文本重新输入。',
  ),
  definition_too_large: note('一个定义超过了 96 KiB。', '把规则拆开。'),
  duplicate_key: note('同一层里出现了两个相同的键。', '只保留一个。'),
  duplicate_code: note(
    '两个定义用了同一个代码；因子和标签共用一套代码。',
    '改名，或删除其中一个。',
  ),
  empty_list: note('列表（或表格的一格）里没有任何一项。', '添加一项，或去掉这个键。'),
  file_too_large: note(
    '定义文件超过 192 KiB，或词与符号多于 65,536 个，没有解析。',
    '拆成几个文件。',
  ),
  key_does_not_apply: note('这个键不适用于所给的类型。', '删除这个键。'),
  list_too_long: note('列表超过 500 项，或映射超过 500 个键。', '把定义拆开。'),
  missing_key: note('缺少必填的键。', '把它补上。'),
  nested_too_deep: note(
    '条件、表达式或括号嵌套得太深，没有规则需要这么深。',
    '减少层数，或拆成几个标签或因子。',
  ),
  not_a_boolean: note('这里应为 true 或 false。', '写 true 或 false，不加引号。'),
  not_a_condition: note(
    '条件应是 all、any、not 之一，或一个引用加一个运算符。',
    '按其中一种形式书写。',
  ),
  not_a_definition: note(
    '文档既不以 fact: 开头，也不以 tag: 开头。',
    '以其中之一开头；多个定义用 --- 分开。',
  ),
  not_a_fact: note('一个因子只能有一个来源。', '只保留一个来源。'),
  not_a_key: note('映射的键不是普通的词。', '用普通的词作键。'),
  not_a_list: note('这里应为列表。', '写 […]，或以“- ”开头的若干行。'),
  not_a_mapping: note('这里应为键和值的映射。', '写 key: value。'),
  not_a_measure: note('一个度量只能有一种运算。', '只保留一种运算。'),
  not_a_sequence: note('一个序列只能有 then、without 之一。', '只保留一个。'),
  not_a_text: note('这里应为文本。', '数字、true 和 false 要加引号。'),
  not_a_whole_number: note('这里应为规定范围内的整数。', '写这样的数字，不加引号。'),
  not_a_weight: note('权重应在 ±1,000,000 之间。', '写这样的数字。'),
  not_an_expression: note('一个表达式只能有一种运算。', '只保留一种。'),
  text_too_long: note('文本超过 2,000 个字符。', '缩短它。'),
  too_many_definitions: note('定义超过 5,000 个。', '分成几套安装。'),
  too_many_findings: note('问题超过 1,000 个，其余只计数。', '先改正这些。'),
  two_inputs: note('一个汇总只看一个因子或一个标签。', '去掉其中一个。'),
  unknown_key: note('这里没有这个键。', '改正拼写，或删除它。'),
  unknown_length: note('时间长度应为一个单位加一个数字。', '写 {months: 12}。'),
  unknown_pick: note('选取方式应为一个词，或 order、newest 之一。', '只保留一个。'),
  unknown_window: note('时间窗应为 ever，或 last、between、next 之一。', '写其中一种。'),
  unknown_word: note('这个值不是这里可用的词。', '选一个可用的词。'),
  wrong_definition: note(
    '变更集里的一个对象含有多个定义，或与所说的不是同一个。',
    '只写这个代码的定义。',
  ),
  yaml_syntax: note('这段文本不是合法的 YAML。', '在所示位置改正。'),
};

const MEANING: Notes<typeof MEANING_CODES> = {
  bad_as_of: note('asOf 不是带时区偏移的时刻。', '写成 2026-01-01T00:00:00+08:00。'),
  bad_pattern: note('不支持这个正则表达式，或它太长。', '可用的写法见《编写因子和标签》。'),
  bad_zone: note('zone 不是时区的名称。', '例如写 Asia/Shanghai。'),
  bands_not_rising: note('评分卡的每一档都必须高于前一档。', '按 below 从小到大排列。'),
  code_outside_list: note('值不在它的代码表里。', '使用代码表里的代码。'),
  cycle: note('定义绕了一圈依赖到自己；路径已列出。', '断开这个环。'),
  draft_retires_nothing: note('要停用的定义并未生效。', '把它移出草稿。'),
  empty_range: note('范围的前一个值大于后一个值。', '把两个值对调。'),
  empty_window: note('时间窗的结束不晚于开始。', '让 from 比 to 更早。'),
  example_fails: note('标签的一个示例得到的值与期望不同。', '改正示例，或改正规则。'),
  examples_do_not_apply: note('汇总没有本主体自己的输入。', '删除示例。'),
  expression_too_wide: note('中间结果可能超出 128 位。', '拆成几个因子，各有自己的小数位数。'),
  follows_itself: note(
    '一行若既是前一事件又是后一事件，同一天就会跟在自己后面。',
    '用 where 对某一列的条件把两者分开，或去掉 sameDay。',
  ),
  missing_as_of: note('规则与时间有关，而示例没有说明是什么时刻。', '加上 asOf。'),
  missing_else: note(
    '标签没有说明所有情形都不成立时取什么值。',
    '加上 else: 和一个值，或 else: missing。',
  ),
  no_event_column: note('数据集没有可用于时间窗的列。', '用 on 指定一列。'),
  no_window_before: note(
    '趋势需要一个前面还有同样长度的时间窗。',
    '用 last、只含一种单位的 between，或一个完整的上一期间。',
  ),
  operator_not_applicable: note('这个运算符不适用于输入的类型。', '用列出的运算符之一。'),
  personal_column: note('这一列直接指明个人，任何因子都不得读取。', '改为度量别的内容。'),
  personal_dataset: note('这个数据集单独加密保存，任何因子都不得读取。', '换一个数据集。'),
  rollup_over_inherited: note(
    '汇总的对象是一个本来就取自客户的因子。',
    '直接用客户的因子，或对标签做汇总。',
  ),
  rows_overlap: note(
    'unique 表格里有两行可能同时成立。',
    '让它们的格子互不重叠，或用 hitPolicy: first。',
  ),
  row_without_condition: note(
    '这一行的每一格都是 any，后面的行永远轮不到。',
    '对其余情形都成立的值写进 else。',
  ),
  subject_mismatch: note('输入描述的主体与定义的主体不同。', '用汇总，或继承的因子。'),
  too_many_decimals: note('数字的小数位多于它的类型。', '四舍五入，或增加小数位数。'),
  two_hit_policies: note('collect 取所有的行，hitPolicy 只取一行。', '去掉其中一个。'),
  type_mismatch: note('类型不相配。', '改变类型，或改变它的计算来源。'),
  unique_not_proved: note(
    'unique 表格太大，无法证明各行互不重叠。',
    '用 hitPolicy: first，或把表格拆开。',
  ),
  unknown_code_list: note('没有这个代码表。', '改正名称，或添加这个代码表。'),
  unknown_column: note('数据集没有这一列。', '改正列名。'),
  unknown_dataset: note('没有这个数据集。', '改正名称。'),
  unknown_fact: note('没有这个因子。', '改正代码，或编写这个因子。'),
  unknown_input: note('示例给了一个规则并不读取的输入。', '删除它。'),
  unknown_operation: note('表达式没有这种运算。', '用可用的运算之一。'),
  unknown_operator: note('没有这个运算符。', '用可用的运算符之一。'),
  unknown_parameter: note('没有这个参数。', '在 parameters 下声明它。'),
  unknown_tag: note('没有这个标签。', '改正代码，或编写这个标签。'),
  unsafe_integer: note('数字超出了 ±(2^53 − 1)。', '用较小的数字或小数位数。'),
  unused_parameter: note('没有任何地方使用这个参数。', '使用它，或去掉它。'),
  value_not_wanted: note('这个运算符不需要值。', '删除 value 键。'),
  window_not_offered: note(
    '这里不能用这种时间窗：之后发生的事无从得知。',
    '用 last、between 或日历期间。',
  ),
  wrong_cell_count: note('这一行的格数与表格的输入数不同。', '空着的格写 any。'),
  wrong_literal: note('值不是这里所需的类型。', '写一个这种类型的值。'),
  wrong_operand_count: note('运算的操作数太少或太多。', '按需要的个数给出。'),
  wrong_operand_type: note('操作数不是这种运算所需的类型。', '改变操作数。'),
};

const ANALYSIS: Notes<typeof ANALYSIS_CODES> = {
  analysis_incomplete: note(
    '规则太大，不能回答关于它的所有问题；已查出的都成立。',
    '想要完整的证明，就把规则拆开。',
  ),
  contradictory_case: note(
    '没有任何输入能使这个情形成立：它的条件自相矛盾。',
    '改正一个界限，或删除这个情形。',
  ),
  contradictory_where: note('没有任何数据满足这个 where 或 when:条件自相矛盾。', '改正条件。'),
  duplicate_case: note(
    '这个情形与前面某个情形所问相同，总是前面的先成立。',
    '删除其中一个，或改正条件。',
  ),
  else_never_reached: note(
    '对每一种已知输入都有情形成立，else 永远给不出它的值。',
    '写 else: missing，或改正情形。',
  ),
  legal_basis_doubtful: note(
    '使用个人数据的依据不在《个人信息保护法》第十三条之列。',
    '写明同意、合同、法定义务或该法的其他依据。',
  ),
  legal_basis_insufficient: note(
    '敏感或直接识别个人的数据，所用的依据不足以支持。',
    '敏感数据需要 separate_consent 或 legal_obligation。',
  ),
  overlapping_bins: note(
    '两个分箱对同一个值都成立，又互不包含；前一个算数。',
    '调整界限，让分箱相接而不重叠。',
  ),
  overlapping_rows: note(
    '表格有两行对同一输入都成立，值却不同；前一行算数。',
    '若不想由次序决定，就收窄其中一行。',
  ),
  personal_fact_unused: note(
    '计算了一个关于个人的因子，却没有标签使用它：个人数据没有用途。',
    '删除这个因子，或在写明用途的标签里使用它。',
  ),
  pii_understated: note(
    '因子传出的值，其个人数据类别比它所声明的更严。',
    '声明它所读取数据的类别。',
  ),
  table_gap: note(
    '表格没有一行对某种输入成立，由 else 回答；已给出一例。',
    '若不是有意用 else，就加一行。',
  ),
  unit_mismatch: note(
    '不同单位的值被相加、比较，或当作另一单位传出。',
    '在单独的因子里换算，或改正单位。',
  ),
  unknown_not_stated: note(
    '标签可能无法判定，而没有写 unknown:，此时标签缺失。',
    '写 unknown: 和一个值，或 unknown: missing。',
  ),
  unknown_never_reached: note('标签总能判定，unknown 永远给不出它的值。', '删除 unknown。'),
  unknown_unit: note('单位不在 governance/units.yaml 里。', '用已声明的单位，或声明它。'),
  unreachable_bin: note(
    '没有值落入这个分箱：它自相矛盾，或前面的分箱已全部取走。',
    '改正界限，或删除它。',
  ),
  unreachable_branch: note(
    '没有输入走到决策树的这个分支：上面的问题已有定论。',
    '改正条件，或用另一分支取代这个节点。',
  ),
  unreachable_case: note(
    '每当这个情形成立，前面已有情形成立，由前面的算数。',
    '移到它们前面，或删除它。',
  ),
  value_never_produced: note(
    '没有情形给出标签代码表里的某个值。',
    '添加一个情形，或把代码移出代码表。',
  ),
};

/** The same as the tables of codes, in Chinese; a code without its sentence does not compile. */
export const CHINESE_NOTES = { ...READING, ...MEANING, ...ANALYSIS };

function note(meaning: string, mend: string): DiagnosticNote {
  return { meaning, mend };
}
