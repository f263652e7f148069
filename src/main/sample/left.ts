import type { VisitorPost } from '@shared/features/feedback/feedback.rules';
import type { Drawing } from './drawings';

/* What visitors of the made-up shop left on its page. */

type Left = Pick<VisitorPost, 'kind' | 'words' | 'name' | 'phone' | 'wantsCall'> &
  Partial<Pick<VisitorPost, 'satisfaction' | 'recommend'>> & {
    /** Days before the last one, and the minute of that day. */
    daysAgo: number;
    minute: number;
    /** What was done about it; null: nobody has seen it. */
    answer: string | null;
    /** What a photo shows that came with it. */
    photo?: Drawing;
  };

/** From the earliest on. */
export const LEFT: readonly Left[] = [
  {
    kind: 'suggestion',
    words: '散茶能不能也分五十克的小包？一次喝不完。',
    name: '',
    phone: '',
    wantsCall: false,
    daysAgo: 9,
    minute: 671,
    answer: '加了五十克的小包装，已贴在货架上',
  },
  {
    kind: 'praise',
    words: '小姑娘泡茶讲得很清楚，送人的礼盒包得也好看。',
    name: '何先生',
    phone: '',
    wantsCall: false,
    daysAgo: 6,
    minute: 902,
    answer: '',
  },
  {
    kind: 'survey',
    words: '等的时间有点长',
    name: '',
    phone: '',
    wantsCall: false,
    satisfaction: 4,
    recommend: 8,
    daysAgo: 2,
    minute: 1_010,
    answer: null,
  },
  {
    kind: 'complaint',
    words: '上周买的普洱饼拆开有点潮，闻着不对，想问问能不能换。',
    name: '马女士',
    phone: '13600136127',
    wantsCall: true,
    daysAgo: 0,
    minute: 1_065,
    answer: null,
    photo: { motif: 'cake', colour: [94, 70, 62] },
  },
];
