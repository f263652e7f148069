/* What the people of the made-up shop are called, where they live and what is said of them. */

/** The made-up shop and its owner. */
export const SAMPLE_SHOP = { name: '清和茶礼 正定店', ownerName: '赵会敏' } as const;

/** Whom its customers turn to about their data; no number, since that would be somebody's. */
export const SAMPLE_CONTACT = '掌柜赵会敏，正定县燕赵南大街店里';

/** Surnames; the more often they stand here, the more people bear them. */
export const SURNAMES = [
  ...'王王王王王李李李李李张张张张张刘刘刘刘陈陈陈杨杨杨赵赵赵黄黄周周吴吴徐徐孙孙胡朱高高林何郭郭马马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈',
  ...'彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎武乔贺赖龚文',
  /* Read otherwise in a name than in a text. */
  ...'单曾仇解覃盖区朴查乐冼员召缪折种那宓任华纪应',
  ...'牛苗祁靳甄蔺藏郄岳梅柴褚漆佘璩',
  '欧阳',
  '上官',
  '诸葛',
  '尉迟',
  '司马',
  '夏侯',
  '令狐',
] as const;

/** Given names of women and of men, by the years in which they were in fashion. */
export const GIVEN_NAMES = {
  female: {
    old: ['桂兰', '玉珍', '秀英', '淑芬', '玉兰', '素琴', '凤霞', '桂芝', '秀珍', '淑华', '俊英', '瑞芳'],
    middle: ['丽华', '红梅', '建萍', '晓燕', '海霞', '艳红', '丽娟', '春梅', '雪莲', '卫红', '立敏', '静'],
    young: ['婷婷', '雨欣', '佳怡', '梓涵', '思琪', '雅楠', '欣然', '一诺', '文慧', '小满', '梦瑶', '洁'],
  },
  male: {
    old: ['建国', '振海', '庆华', '宝田', '德福', '长海', '国强', '志明', '永贵', '玉山', '春生', '占军'],
    middle: ['志强', '海涛', '建军', '立新', '晓东', '永刚', '彦彬', '卫东', '红军', '亚军', '伟', '磊'],
    young: ['浩然', '子轩', '宇航', '俊杰', '博文', '鹏飞', '天佑', '一鸣', '嘉乐', '思远', '率', '朝阳'],
  },
} as const;

/** What people of the counter call them, after the surname. */
export const SALUTATIONS = {
  female: ['姐', '阿姨', '老师', '大夫', '会计', '姨'],
  male: ['叔', '哥', '师傅', '老师', '总', '主任', '大爷'],
} as const;

/** Names as nobody's papers have them: nicknames, letters of other tongues, signs. */
export const ODD_NAMES = [
  '孟晓燕的婆婆',
  '三单元王姐',
  '修车的老郝',
  'Anna Müller',
  'Peter Smith',
  '阿May',
  '小仙女🌸',
  '𠮷田先生',
  'Coco酱',
  '李-小龙',
  '快递小哥（圆通）',
] as const;

/** Parts of companies' names. */
export const COMPANIES = {
  towns: ['石家庄', '正定', '藁城', '河北', '新乐', '常山', '滹沱河', '恒州'],
  words: ['润泽', '华信', '金穗', '安泰', '瑞丰', '万通', '博雅', '新时代', '启明', '德润', '和顺', '远航'],
  kinds: [
    '商贸有限公司',
    '宾馆',
    '文化传播有限公司',
    '中学工会',
    '口腔门诊',
    '装饰工程有限公司',
    '律师事务所',
    '茶楼',
    '物业服务中心',
    '村委会',
  ],
} as const;

/** Where they live. */
export const REGIONS = [
  '河北 正定',
  '河北 石家庄 长安区',
  '河北 石家庄 新华区',
  '河北 藁城',
  '河北 新乐',
] as const;
export const STREETS = [
  '常山路',
  '燕赵大街',
  '恒州街',
  '府西街',
  '中山路',
  '河西街',
  '成德街',
  '兴荣路',
] as const;
export const ESTATES = ['福泽苑', '国仕山', '恒州府', '绿洲花园', '老教师楼', '塔元庄'] as const;

/** Words that the shop sticks on its customers. */
export const TAGS = [
  '茶友',
  '老街坊',
  '送礼多',
  '微信群',
  '爱尝新',
  '晚上来',
  '开车来',
  '怕苦',
  '收藏紫砂',
  '节前下单',
] as const;
export const COMPANY_TAGS = ['月结', '要开票', '年礼', '送货上门'] as const;

export const LIKES = [
  '茉莉花茶，泡浓些',
  '老白茶，煮着喝',
  '铁观音，要清香的',
  '桂花乌龙',
  '靠窗的位子',
  '小包装，带办公室喝',
  '紫砂壶',
  '送礼爱用定瓷',
  '先试喝再买',
  '正山小种',
] as const;
export const AVOIDS = [
  '别推普洱（胃寒）',
  '别当着人算价钱',
  '晚上八点后不接电话',
  '不要香精味',
  '别打座机，老人在睡',
  '送货不进小区，放门卫',
] as const;
/** Short notes on a card. */
export const CARD_NOTES = [
  '开票抬头要写全称',
  '儿子在北京，逢年过节寄茶',
  '周末才有空',
  '喜欢自己挑',
  '停车在后院',
  '介绍过三位新客',
  '牙不好，点心要软的',
  '退休前在二中教书',
] as const;
/** A note longer than a screen is wide, as they come when several people add to one card. */
export const LONG_NOTE = [
  '2024 年中秋订了四十份礼盒，其中两份盒角压坏，当天换过；以后大单先开箱看一遍再送。',
  '付款走单位账户，要先发报价单给办公室小赵，盖章后再备货，一般隔一周。',
  '送货找门卫登记，货梯在北门；中午十二点到两点没有人收。',
  '领导喜欢岩茶，口味重，水要滚；客人多的时候备白茶。',
  '年底对账一次，对账单要写清每次的单号和数量，零头不要抹。',
  '去年提过想做印字的茶罐，问过厂家，起订两百个，价钱合适就做，今年六月前再问一次。',
].join('\n');
/** Lines that were written down when somebody came. */
export const NOTES = [
  '带孙女来，赶着上钢琴课，嫌排队',
  '问有没有新到的明前龙井，到了打电话',
  '“打开一股潮味儿，根本没法送人。”要两罐新批次，周四送到家',
  '说上次的茉莉花茶淡了，这次换了龙珠',
  '下月搬家，新地址到时说',
  '试了老白茶，觉得不错，回去和老伴商量',
  '介绍同事来，记得给两份小样',
  '要一套送老师的礼盒，两百左右',
  '电话里问价，没有来',
  '孩子考上大学了，挺高兴',
  '嫌停车不方便，下次送货',
  '茶壶盖子磕了，帮着联系了厂家配',
] as const;

/** Why something came back to the till. */
/** What customers say of goods, by their stars. */
export const RATED = {
  5: ['回甘好，送人有面子', '老人家喝着顺口', '包装周正，味道也正', '年年在这儿买', ''],
  4: ['香，就是贵了点', '不错，下回试试大罐', '比网上的强', ''],
  3: ['一般，不算出挑', '罐子有点难开'],
  2: ['这批有点涩', '提袋太薄，路上破了'],
} as const;

export const RETURN_REASON = '买重了';

/** What somebody asked for at the counter. */
export const ADVICE = { forWhom: '岳父，平时喝得清淡', need: '送礼', toCents: 30_000 } as const;

/** What was noted beside a line of the notebook. */
export const OPENED_NOTE = '旧账第 12 页';
/** Who signed the list of it off. */
export const OPENED_BY = '掌柜';

/** What its tiers are called, for people and for companies, from the lowest. */
export const TIER_NAMES = { retail: ['普通', '银卡', '金卡'], bulk: ['单位', '大客户'] } as const;
export const TIER_GIFT = '生日当月送茉莉花茶一罐';
/** Why a member was moved or held by hand, and why somebody was given points. */
export const TIER_REASONS = { moved: '老主顾，常带人来', held: '今年在外地看孩子，先给留着' } as const;
/** Coupons of the shop, by what they are for, and why some were given by hand. */
export const COUPONS = { autumn: '秋茶券', birthday: '生日券', flyer: '传单券' } as const;
export const COUPON_REASONS = ['老主顾，谢谢常来', '上回等久了，赔个不是', '介绍了朋友来'] as const;
/** What it sells by times, and what for. */
export const COUNT_KINDS = {
  lesson: { name: '茶艺课六次', words: '周末下午的茶艺课' },
  sweets: { name: '茶点月卡', words: '' },
} as const;
/** Who else may pay with somebody's stored value. */
export const FAMILY = ['女儿', '老伴'] as const;
export const POINTS_REASON = '上周那单忘了记名';
