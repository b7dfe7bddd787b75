import type { Rule } from 'eslint';

export declare const guardedHandler: Rule.RuleModule;
