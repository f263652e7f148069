import { describe, expect, it } from 'vitest';
import { readRun } from './customers.readings.service';

/**
 * How people with these names call themselves. Surnames first whose character is read otherwise in other words, and those
 * of two characters; then given names with characters of several readings; then the most frequent surnames.
 */
const NAMES = `
单雄信 shàn xióng xìn;单玉珍 shàn yù zhēn;曾国藩 zēng guó fān;曾巩 zēng gǒng;仇英 qiú yīng;解缙 xiè jìn;解珍 xiè zhēn;
覃小盖 qín xiǎo gài;盖叫天 gě jiào tiān;查良镛 zhā liáng yōng;朴正熙 piáo zhèng xī;区大伦 ōu dà lún;任正非 rén zhèng fēi;
任盈盈 rén yíng yíng;华罗庚 huà luó gēng;华佗 huà tuó;宁静 nìng jìng;尉迟恭 yù chí gōng;万俟卨 mò qí xiè;
长孙无忌 zhǎng sūn wú jì;澹台灭明 tán tái miè míng;乐毅 yuè yì;乐嘉 yuè jiā;召伯虎 shào bó hǔ;缪斌 miào bīn;翟天临 zhái tiān lín;
员半千 yùn bàn qiān;种师道 chóng shī dào;冼星海 xiǎn xīng hǎi;牟宗三 móu zōng sān;逄先知 páng xiān zhī;
秘宪奎 bì xiàn kuí;折可适 shé kě shì;繁钦 pó qīn;么书仪 yāo shū yí;句践 gōu jiàn;
那英 nā yīng;燕青 yān qīng;燕小六 yān xiǎo liù;纪晓岚 jǐ xiǎo lán;过百龄 guō bǎi líng;曲婉婷 qū wǎn tíng;应采儿 yīng cǎi ér;
葛优 gě yōu;葛洪 gě hóng;訾建国 zī jiàn guó;臧克家 zāng kè jiā;谌容 chén róng;郗鉴 xī jiàn;晁盖 cháo gài;牛皋 niú gāo;
费玉清 fèi yù qīng;郝思嘉 hǎo sī jiā;郇志强 xún zhì qiáng;贲德 bēn dé;贾宝玉 jiǎ bǎo yù;靳东 jìn dōng;鲍照 bào zhào;
麦嘉 mài jiā;闵子骞 mǐn zǐ qiān;佘诗曼 shé shī màn;佘太君 shé tài jūn;瞿秋白 qú qiū bái;昝健 zǎn jiàn;殳季真 shū jì zhēn;
郄海涛 qiè hǎi tāo;阚清子 kàn qīng zǐ;妫海 guī hǎi;亓官 qí guān;乜子彬 niè zǐ bīn;笪重光 dá chóng guāng;宓羲 mì xī;
芮成钢 ruì chéng gāng;逯军 lù jūn;贠靖 yùn jìng;俞敏洪 yú mǐn hóng;於菟 yū tú;余华 yú huá;虞姬 yú jī;郁达夫 yù dá fū;
欧阳修 ōu yáng xiū;司马光 sī mǎ guāng;上官婉儿 shàng guān wǎn ér;诸葛亮 zhū gě liàng;夏侯惇 xià hóu dūn;皇甫嵩 huáng fǔ sōng;
公孙胜 gōng sūn shèng;慕容复 mù róng fù;令狐冲 líng hú chōng;宇文化及 yǔ wén huà jí;独孤求败 dú gū qiú bài;
西门庆 xī mén qìng;百里奚 bǎi lǐ xī;呼延灼 hū yán zhuó;端木赐 duān mù cì;轩辕昊 xuān yuán hào;
申屠刚 shēn tú gāng;赫连勃 hè lián bó;拓跋珪 tuò bá guī;完颜亮 wán yán liàng;闻人美 wén rén měi;濮阳瑞 pú yáng ruì;
王重阳 wáng chóng yáng;李行 lǐ xíng;刘长生 liú cháng shēng;赵长乐 zhào cháng lè;杨朝霞 yáng zhāo xiá;
吴乐乐 wú lè lè;周传雄 zhōu chuán xióng;郑和 zhèng hé;冯绍峰 féng shào fēng;
褚时健 chǔ shí jiàn;卫子夫 wèi zǐ fū;沈从文 shěn cóng wén;韩信 hán xìn;杨澜 yáng lán;朱元璋 zhū yuán zhāng;
秦琼 qín qióng;尤二姐 yóu èr jiě;许仙 xǔ xiān;何仙姑 hé xiān gū;吕洞宾 lǚ dòng bīn;施耐庵 shī nài ān;张三丰 zhāng sān fēng;
孔乙己 kǒng yǐ jǐ;曹雪芹 cáo xuě qín;严复 yán fù;金庸 jīn yōng;魏征 wèi zhēng;陶渊明 táo yuān míng;姜子牙 jiāng zǐ yá;
戚继光 qī jì guāng;谢霆锋 xiè tíng fēng;邹忌 zōu jì;喻恩泰 yù ēn tài;柏杨 bǎi yáng;水均益 shuǐ jūn yì;窦娥 dòu é;
章子怡 zhāng zǐ yí;云飞扬 yún fēi yáng;苏轼 sū shì;潘金莲 pān jīn lián;奚梦瑶 xī mèng yáo;范仲淹 fàn zhòng yān;彭德怀 péng dé huái;
郎咸平 láng xián píng;鲁智深 lǔ zhì shēn;韦小宝 wéi xiǎo bǎo;昌平 chāng píng;马超 mǎ chāo;苗翠花 miáo cuì huā;凤凰 fèng huáng;
花木兰 huā mù lán;方世玉 fāng shì yù;袁世凯 yuán shì kǎi;柳如是 liǔ rú shì;史可法 shǐ kě fǎ;唐伯虎 táng bó hǔ;
薛宝钗 xuē bǎo chāi;雷锋 léi fēng;贺知章 hè zhī zhāng;倪匡 ní kuāng;汤显祖 tāng xiǎn zǔ;滕王阁 téng wáng gé;殷素素 yīn sù sù;
罗成 luó chéng;毕昇 bì shēng;邬君梅 wū jūn méi;安禄山 ān lù shān;常遇春 cháng yù chūn;于谦 yú qiān;时迁 shí qiān;傅雷 fù léi;
皮日休 pí rì xiū;卞之琳 biàn zhī lín;齐白石 qí bái shí;伍子胥 wǔ zǐ xū;元稹 yuán zhěn;卜凡 bǔ fán;
顾恺之 gù kǎi zhī;孟浩然 mèng hào rán;平安 píng ān;黄庭坚 huáng tíng jiān;穆桂英 mù guì yīng;萧峰 xiāo fēng;尹天仇 yǐn tiān chóu;
姚明 yáo míng;邵逸夫 shào yì fū;湛江来 zhàn jiāng lái;汪峰 wāng fēng;祁同伟 qí tóng wěi;毛泽民 máo zé mín;禹治水 yǔ zhì shuǐ;
狄仁杰 dí rén jié;贝聿铭 bèi yù míng;明玉珍 míng yù zhēn;计春华 jì chūn huá;伏羲 fú xī;成龙 chéng lóng;戴望舒 dài wàng shū;
谈笑 tán xiào;宋江 sòng jiāng;茅以升 máo yǐ shēng;庞统 páng tǒng;熊大 xióng dà;舒淇 shū qí;屈原 qū yuán;项羽 xiàng yǔ;祝英台 zhù yīng tái;
董存瑞 dǒng cún ruì;梁山伯 liáng shān bó;杜甫 dù fǔ;阮小七 ruǎn xiǎo qī;蓝天野 lán tiān yě;席慕容 xí mù róng;季羡林 jì xiàn lín;蒋英 jiǎng yīng;佟丽娅 tóng lì yà;酆家驹 fēng jiā jū;隗鸣 wěi míng;康熙 kāng xī;东方朔 dōng fāng shuò;
`
  .split(';')
  .map((line) => line.trim())
  .filter((line) => line !== '')
  .map((line): [string, string] => {
    const [name = '', ...reading] = line.split(' ');
    return [name, reading.join(' ')];
  });

describe('a name', () => {
  it('is one of at least two hundred', () => {
    expect(new Set(NAMES.map(([name]) => name)).size).toBeGreaterThanOrEqual(200);
  });

  it.each(NAMES)('%s is read %s', (name, reading) => {
    const { toned, readings } = readRun(name, 'person');
    expect(toned.join(' ')).toBe(reading);
    expect(readings).toHaveLength(toned.length);
  });
});
