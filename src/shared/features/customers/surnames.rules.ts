/** Surnames that the library reads as the word of everyday speech. */
export const RARE_SURNAMES: Readonly<Record<string, string>> = {
  种: 'chóng',
  秘: 'bì',
  么: 'yāo',
  郇: 'xún',
  贠: 'yùn',
};

/** Surnames of two characters; behind any other first character the given name begins. */
export const DOUBLE_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 夏侯 皇甫 公孙 慕容 令狐 宇文 独孤 东方 西门 南宫 百里 呼延 端木 轩辕 申屠 赫连 拓跋 完颜 闻人 濮阳 尉迟 万俟 长孙 澹台 淳于 单于 太叔 公冶 宗政 仲孙 钟离 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 公良 夹谷 宰父 谷梁 段干 东郭 北宫 左丘 梁丘 羊舌 微生'.split(
    ' ',
  ),
);
