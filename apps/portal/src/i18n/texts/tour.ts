import { defineTexts } from '../define-texts.js';

/** The walk through the rooms of the demo. */
export const tour = defineTexts({
  name: { zh: '导览', en: 'Tour' },
  offer: {
    zh: '第一次来？用两分钟走一遍：从一个标签，到它为什么这样，再到怎样改规则。',
    en: 'New here? Two minutes from a tag to why a customer has it, and to how its rule is changed.',
  },
  take: { zh: '开始导览', en: 'Take the tour' },
  decline: { zh: '不用了', en: 'No, thanks' },
  next: { zh: '继续', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  leave: { zh: '结束', en: 'Leave' },
  done: { zh: '完成', en: 'Done' },
  at: {
    zh: (at: string, of: string) => `第 ${at} 步，共 ${of} 步`,
    en: (at: string, of: string) => `${at} of ${of}`,
  },
  home_title: { zh: '正在提供的快照', en: 'The snapshot being served' },
  home_text: {
    zh: '所有读者看到的都是同一份封存的结果：多少客户，数据截至何时。下面是它相对上一份改变了什么。',
    en: 'Everybody reads the same sealed result: so many customers, as of this moment. Below is what it changed against the one before.',
  },
  tag_title: { zh: '一个标签，用文字写明', en: 'A tag, in words' },
  tag_text: {
    zh: '每个标签都是一条有版本的规则：含义、条件和取值分布都在这里，没有藏在代码里的逻辑。',
    en: 'Each tag is a versioned rule. What it means, its conditions and how its values are spread are here; no logic hides in code.',
  },
  why_title: { zh: '这位客户为什么有这个标签', en: 'Why a customer has a tag' },
  why_text: {
    zh: '点开任一标签：每个条件旁边是客户自己的值，一直追溯到来源文件的那一行；也说明为什么不是另一个值。',
    en: "Open any tag: beside each condition stands the customer's own value, down to the row of the source file, and why it is not another value.",
  },
  change_title: { zh: '修改一条规则', en: 'Change a rule' },
  change_text: {
    zh: '修改从草稿开始。数据管家在这里新建变更，选一个标签，改一个阈值；其他人看到等待自己处理的变更。',
    en: 'A change begins as a draft. A steward begins one here, picks a tag and moves a bound; others find what waits for them.',
  },
  effect_title: { zh: '批准之前先看影响', en: 'The effect, before approval' },
  effect_text: {
    zh: '审批人看到的不是猜测：按全部客户算出的数字，谁从哪个值变到哪个值。批准后发布的正是这些。',
    en: 'Approvers see no estimate but figures over everybody: how many move from which value to which. What is published is exactly that.',
  },
  audit_title: { zh: '谁做了什么', en: 'Who did what' },
  audit_text: {
    zh: '每一步都记录在案，前后相连，改动任何一条都会被发现；证据可以带走，离开本系统也能核对。',
    en: 'Every step is on record in a chain in which no link can be altered unnoticed; evidence can be taken away and proved elsewhere.',
  },
});
