/** Characters common in given names of men. */
const MALE =
  '伟强磊军勇涛超杰鹏辉斌宇浩凯健俊峰鑫波刚明亮飞建国志文华海龙林平东云天宏博泽瑞晨' +
  '昊轩睿阳立成诚义信德兴旺富贵松柏青山石江河川一恒毅坚思远景星光耀祖庆春生';

/** Characters common in given names of women. */
const FEMALE =
  '芳娜敏静丽艳娟霞秀英玲燕红梅兰桂琴洁雪莉萍颖倩琳婷慧雅欣怡佳雯蕾月莹玉珍凤彩' +
  '云莲菊荣爱妹香美琪瑶璐妍彤雨涵诗梦思语晴悦心宁安青竹露秋春夏冰清淑贤贞';

/** Characters of given names by the sex code of the demo population. */
export const GIVEN_NAME_CHARACTERS: Readonly<Record<'M' | 'F', readonly string[]>> = {
  M: Array.from(MALE),
  F: Array.from(FEMALE),
};
