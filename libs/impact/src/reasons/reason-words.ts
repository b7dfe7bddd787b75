import type { Words } from '@tagwright/kernel';
import type { ChangeReason, ChangedMember, DecidingLeaf } from '../impact-report.js';

/** The main reason as a sentence. */
export function reasonWords(
  because: ChangeReason['because'],
  leaves: readonly DecidingLeaf[],
  members: readonly ChangedMember[],
): Words {
  const [leaf] = leaves;
  if (leaf !== undefined) return leafWords(leaf);
  const [member] = members;
  if (member !== undefined) return memberWords(member);
  return because === 'rule'
    ? { zh: '规则不同。', en: 'The rule is another one.' }
    : { zh: '输入值不同。', en: 'What the rule looks at has another value.' };
}

const STATES: Readonly<Record<string, Words>> = {
  true: { zh: '成立', en: 'yes' },
  false: { zh: '不成立', en: 'no' },
  unknown: { zh: '未知', en: 'unknown' },
};

function leafWords({ words, state }: DecidingLeaf): Words {
  const part = (words: Words | null, state: string | null): Words => {
    if (words === null || state === null) return { zh: '没有此条件', en: 'not asked' };
    const came = STATES[state] ?? { zh: `${state}分`, en: `${state} points` };
    return { zh: `${words.zh}（${came.zh}）`, en: `${words.en}: ${came.en}` };
  };
  const [before, after] = [part(words.before, state.before), part(words.after, state.after)];
  return {
    zh: `之前：${before.zh}；之后：${after.zh}。`,
    en: `Before, ${before.en}; after, ${after.en}.`,
  };
}

function memberWords({ subject, id, code, before, after }: ChangedMember): Words {
  const text = (value: unknown): string => (value === null ? 'missing' : JSON.stringify(value));
  const change = `${code} ${text(before)} → ${text(after)}`;
  const zh = subject === 'vehicle' ? '车辆' : '线索';
  return { zh: `其${zh} ${id} 的 ${change}。`, en: `${change} of its ${subject} ${id}.` };
}
