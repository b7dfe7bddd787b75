import { defineTexts } from '../define-texts.js';

export const session = defineTexts({
  signIn: { zh: '登录', en: 'Sign in' },
  lede: { zh: '集团客户标签与数据治理', en: 'Customer tags and data governance' },
  login: { zh: '账号', en: 'Name' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  entering: { zh: '正在登录…', en: 'Signing in…' },
  demo: { zh: '演示账号', en: 'Demo accounts' },
  demoWhat: {
    zh: '这是演示环境：点击任一账号即可登录。它们只在本机有效。',
    en: 'This is a demo: click an account to sign in with it. They work on this machine only.',
  },
  error_sign_in_failed: { zh: '账号或密码不对。', en: 'The name or the password is wrong.' },
  error_sign_in_blocked: {
    zh: '尝试次数过多，请稍候再试，或请管理员重置密码。',
    en: 'Too many attempts. Wait a while, or ask an administrator to reset the password.',
  },
  error_sign_in_busy: {
    zh: '登录的人太多，请几秒后再试。',
    en: 'Too many are signing in at once. Try again in a few seconds.',
  },
  error_unreachable: {
    zh: '连接不上服务，请确认 Tagwright 正在运行。',
    en: 'The service cannot be reached. Check that Tagwright is running.',
  },
  error_password_wrong: { zh: '当前密码不对。', en: 'This is not your present password.' },
  error_password_unchanged: {
    zh: '新密码与当前密码相同。',
    en: 'The new password is the present one.',
  },
  error_password_too_short: {
    zh: '密码至少 12 个字符；几个不相关的词就很好。',
    en: 'A password has at least 12 characters; a few unrelated words make a good one.',
  },
  error_password_too_long: {
    zh: '密码最多 128 个字符。',
    en: 'A password has at most 128 characters.',
  },
  error_password_too_common: {
    zh: '这个密码太容易猜到：它很常见、有规律，或与您的名字有关。',
    en: 'This password is too easily guessed: it is common, a pattern, or made of your names.',
  },
  error_demo_password: {
    zh: '演示账号的密码不能修改。',
    en: 'The password of a demo account stays as it is.',
  },
  error_password_mismatch: { zh: '两次输入的新密码不一致。', en: 'The two new passwords differ.' },
  error_other: { zh: '没有成功，请稍后重试。', en: 'It did not work. Try again in a moment.' },
  again: { zh: '请重新登录', en: 'Sign in again' },
  againWhat: {
    zh: '登录已失效。重新登录后从这里继续，已填写的内容都还在。',
    en: 'Your session has ended. Sign in to go on from here; what you entered is kept.',
  },
  leave: { zh: '放弃并退出', en: 'Leave instead' },
  account: { zh: '账号', en: 'Account' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  changePassword: { zh: '修改密码', en: 'Change password' },
  choosePassword: { zh: '设置您自己的密码', en: 'Choose a password of your own' },
  choosePasswordWhat: {
    zh: '一次性密码只用一次。设置新密码后即可进入。',
    en: 'The one-time password works once. Choose another one, then go on.',
  },
  passwordRule: {
    zh: '至少 12 个字符，不要用常见的词。其他设备上的登录会一并结束。',
    en: 'At least 12 characters, nothing common. Your sessions on other devices end.',
  },
  current: { zh: '当前密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  repeat: { zh: '再输入一次', en: 'New password again' },
  save: { zh: '保存', en: 'Save' },
  forbidden: { zh: '没有进入的权限', en: 'Not open to you' },
  forbiddenWhat: {
    zh: (permission: string) => `这里需要权限 ${permission}，当前账号没有。`,
    en: (permission: string) => `This needs the permission ${permission}, which you do not have.`,
  },
  signedInAs: {
    zh: (name: string, roles: string) => `当前账号：${name}（${roles}）`,
    en: (name: string, roles: string) => `You are signed in as ${name} (${roles})`,
  },
  forbiddenNext: {
    zh: '如果工作需要，请让管理员为您增加角色，或换一个账号登录。',
    en: 'If your work needs it, ask an administrator for a role that has it, or use another account.',
  },
});
