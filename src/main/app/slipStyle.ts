import type { SlipWidth } from '@shared/features/sales/payment.rules';

/** Signs of a Chinese text that a line of the roll holds, and the height of a line in millimetres. */
const ROLL = { '58': { signs: 16, lineMm: 4.6 }, '80': { signs: 20, lineMm: 5.1 } } as const;

/** How long a slip is: `lines` of fixed length, and texts that may take several. */
export type SlipLength = { lines: number; texts: readonly string[] };

/** Height of a roll's page in millimetres: as long as the slip is, rather a line too long than one too short. */
function rollMm({ lines, texts }: SlipLength, width: '58' | '80'): number {
  const { signs, lineMm } = ROLL[width];
  const said = texts.reduce((sum, text) => sum + Math.max(1, Math.ceil([...text].length / signs)), 0);
  return Math.ceil((said + lines) * lineMm) + 10;
}

/** The looks of a slip on paper of that width. Rolls have no pages; till printers keep about two millimetres free at each side. */
export const slipStyle = (
  length: SlipLength,
  width: SlipWidth,
): string => `@page { size: ${width === 'A4' ? 'A4' : `${width}mm ${String(rollMm(length, width))}mm`}; margin: ${width === 'A4' ? '12mm' : '2mm'}; }
* { box-sizing: border-box; }
body { margin: 0; width: ${width === 'A4' ? '80mm' : `${String(Number(width) - 4)}mm`}; color: #000;
  font: ${width === '58' ? '9pt' : '10pt'}/1.4 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.3em; text-align: center; overflow-wrap: anywhere; }
p { margin: 0; overflow-wrap: anywhere; }
.middle { text-align: center; }
.rule { margin: 1.5mm 0; border-top: 0.5pt dashed #000; }
.line { display: flex; gap: 2mm; justify-content: space-between; }
.line span:first-child { min-width: 0; overflow-wrap: anywhere; }
.line span:last-child { flex: none; }
.small { font-size: 0.85em; }
.total { font-size: 1.3em; font-weight: 600; }`;
