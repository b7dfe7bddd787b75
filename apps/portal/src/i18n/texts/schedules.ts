import { defineTexts } from '../define-texts.js';

export const schedules = defineTexts({
  title: { zh: '调度', en: 'Schedules' },
  hint: {
    zh: '到点或数据到达时自动启动作业。',
    en: 'Runs that start by themselves, at a time or when data arrives.',
  },
  schedule: { zh: '调度', en: 'Schedule' },
  when: { zh: '何时', en: 'When' },
  onArrival: {
    zh: (datasets: string) => `${datasets} 有新版本时`,
    en: (datasets: string) => `On a new version of ${datasets}`,
  },
  after: {
    zh: (schedules: string) => `在 ${schedules} 之后`,
    en: (schedules: string) => `After ${schedules}`,
  },
  next: { zh: '下次', en: 'Next' },
  yourTime: {
    zh: (time: string) => `（当地 ${time}）`,
    en: (time: string) => `(${time} your time)`,
  },
  later: {
    zh: (count: string) => `再往后 ${count} 次`,
    en: (count: string) => `${count} more`,
  },
  lastRun: { zh: '上次作业', en: 'Last run' },
  never: { zh: '尚未启动', en: 'Not started yet' },
  standsFor: {
    zh: (times: string) => `一次补上 ${times} 个时点`,
    en: (times: string) => `Made up for ${times} times at once`,
  },
  waits: {
    zh: (since: string) => `自 ${since} 起等待启动`,
    en: (since: string) => `Due since ${since}`,
  },
  paused: {
    zh: (since: string) => `自 ${since} 起暂停`,
    en: (since: string) => `Paused since ${since}`,
  },
  allowed: {
    zh: (hours: string) => `快照超过 ${hours} 即为过期`,
    en: (hours: string) => `A snapshot older than ${hours} is stale`,
  },
  stale: {
    zh: (since: string) => `自 ${since} 起过期`,
    en: (since: string) => `Stale since ${since}`,
  },
  staleWhy: {
    zh: '发布已久，超过调度所允许的时间。',
    en: 'It was published longer ago than its schedule allows.',
  },
  actions: { zh: '操作', en: 'Actions' },
  pause: { zh: '暂停', en: 'Pause' },
  pauseTitle: {
    zh: (name: string) => `暂停“${name}”`,
    en: (name: string) => `Pause “${name}”`,
  },
  pauseWhat: {
    zh: '从现在起不再启动作业，正等待启动的也会取消；已启动的作业照常进行。暂停期间快照照样会变旧。',
    en: 'From now on it starts nothing, and what waits for its start is dropped; a run that has been started goes on. A snapshot grows old all the same.',
  },
  reason: { zh: '原因（可不填）', en: 'Reason (optional)' },
  resume: { zh: '恢复', en: 'Resume' },
  resumeTitle: {
    zh: (name: string) => `恢复“${name}”`,
    en: (name: string) => `Resume “${name}”`,
  },
  resumeWhat: {
    zh: '从下一个时点或下一批数据起重新启动作业；暂停期间错过的不补。',
    en: 'It starts again from its next time or the next arrival; what it missed meanwhile is not made up for.',
  },
  run: { zh: '立即启动', en: 'Start now' },
  runTitle: {
    zh: (name: string) => `立即启动“${name}”`,
    en: (name: string) => `Start “${name}” now`,
  },
  runWhat: {
    zh: '不论是否暂停、是否在等待前序调度，都立即启动一次作业。',
    en: 'Starts one run at once, even if the schedule is paused or waits for others.',
  },
});
