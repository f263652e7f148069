import type { BoardPaper, BoardSize } from '@shared/features/complaints/posting.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { escaped, paperText } from './paperText';

/** The board as a picture, in pixels: its paper at 150 dots an inch. */
export const BOARD_PIXELS: Readonly<Record<BoardSize, { width: number; height: number }>> = {
  A4: { width: 1_240, height: 1_754 },
  A3: { width: 1_754, height: 2_480 },
};

/** So many signs stand on a sheet in letters of full size; more of them make the letters smaller, to the least that is read from a step away. */
const FULL_SIZE_SIGNS = 420;
const LEAST_SHARE = 0.5;
/** Signs that a posting takes besides its own: its label, its day, its frame. */
const EACH_SIGNS = 36;

/** Letters of a sheet of A4 in pt. */
const BASE_PT = 17;

const shareOf = ({ postings }: BoardPaper): number => {
  const signs = postings.reduce(
    (sum, { raised, changed }) => sum + raised.length + changed.length + EACH_SIGNS,
    0,
  );
  return Math.min(1, Math.max(LEAST_SHARE, Math.sqrt(FULL_SIZE_SIGNS / signs)));
};

const styleOf = (paper: BoardPaper, { size, isPicture }: { size: BoardSize; isPicture: boolean }): string => {
  /* A3 is A4 times the root of two; a picture has 150 dots for each 72 pt. */
  const scale = shareOf(paper) * (size === 'A3' ? Math.SQRT2 : 1);
  const letters = isPicture
    ? `${String(Math.round((BASE_PT * scale * 150) / 72))}px`
    : `${(BASE_PT * scale).toFixed(1)}pt`;
  return `@page { size: ${size}; margin: 0; }
* { box-sizing: border-box; }
html { background: #fbfaf6; }
body { margin: 0; padding: 2.2em 2em; color: #1d1d1b; background: #fbfaf6; font: ${letters}/1.4 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; print-color-adjust: exact; }
h1 { margin: 0; font-size: 1.9em; line-height: 1.2; overflow-wrap: anywhere; }
.lead { margin: 0.2em 0 1em; color: #55524a; }
ol { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 0.8em; padding: 0.7em 0.9em; border: 1px solid #c9c5b8; border-radius: 0.4em; background: #fff; overflow-wrap: anywhere; break-inside: avoid; }
p { margin: 0; }
b { margin-inline-end: 0.4em; color: #1f5f4a; }
.on { color: #55524a; font-size: 0.75em; text-align: end; }
.foot { margin-top: 1em; color: #55524a; font-size: 0.8em; }`;
};

/** The public board as a page of HTML without scripts: what was raised and what the shop changed, and nothing of anybody. */
export function boardPage(
  paper: BoardPaper,
  look: { size: BoardSize; isPicture: boolean },
  language: Language,
): string {
  const find = paperText(language);
  const say = (key: string): string => escaped(find(`papers.board.${key}`) ?? key);
  const items = paper.postings.map(
    ({ raised, changed, on }) =>
      `<li><p><b>${say('raised')}</b>${escaped(raised)}</p><p><b>${say('changed')}</b>${escaped(changed)}</p><p class="on">${escaped(on)}</p></li>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(paper.shop)}</title><style>${styleOf(paper, look)}</style>
<h1>${escaped(paper.shop)}</h1><p class="lead">${say('title')}</p>
<ol>${items.join('\n')}</ol>
<p class="foot">${say('foot')}</p>
</html>`;
}
