import type { Language } from '@shared/features/settings/settings.contract';
import { type DesktopText, desktopText } from './desktopText';

/** The printed list of codes by which its owner agrees over the phone, as a page without scripts. */
export function codeSheet(codes: readonly string[], language: Language): string {
  const text = (key: DesktopText): string => desktopText(language, key);
  const items = codes.map((code) => `<li>${code.slice(0, 3)} ${code.slice(3)}</li>`).join('');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${text('desktop.codes.title')}</title>
<style>
body { font: 14pt/1.6 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 20mm; }
h1 { font-size: 24pt; margin: 0 0 4mm; }
ol { columns: 4; font: 14pt/2 ui-monospace, Consolas, monospace; padding-left: 12mm; }
</style>
<h1>${text('desktop.codes.title')}</h1>
<p>${text('desktop.codes.use')}</p>
<ol>${items}</ol>
<p>${text('desktop.codes.keep')}</p>
</html>`;
}
