import type { JoinForm } from '@shared/features/joins/joins.contract';

/** Where the sample shop's join forms come from. */
export const JOIN_POSTER = { code: 'QH26MK', name: '门口海报' } as const;

/** Who filled in a join form, and waits. */
export const JOINERS: readonly JoinForm[] = [
  {
    name: '汪晓芸',
    phone: '',
    gender: 'female',
    birthday: { month: 3, day: 8, year: null },
    wishes: '茉莉花茶，送妈妈',
    answer: 'refused',
  },
  {
    name: '谭志远',
    phone: '13800000117',
    gender: 'male',
    birthday: { month: 11, day: 2, year: 1988 },
    wishes: '岩茶',
    answer: 'given',
  },
  { name: '孔令宜', phone: '13800000118', gender: null, birthday: null, wishes: '', answer: 'given' },
];
