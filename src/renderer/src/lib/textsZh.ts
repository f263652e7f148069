import { textsOf } from './texts';

/* What is printed is put together in the main process. Plain JSON is read faster than code. */
const files = import.meta.glob<string>(['../locales/zh-CN/*.json', '!../locales/zh-CN/papers.json'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

export const texts = textsOf(files);
