import type { Language } from '@shared/features/settings/settings.contract';
import { type DesktopText, desktopText } from './desktopText';

/** The printed sheet of a recovery code, as a page without scripts. */
export function recoverySheet(
  { code, identity }: { code: string; identity: string },
  language: Language,
): string {
  const text = (key: DesktopText): string => desktopText(language, key);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${text('desktop.sheet.title')}</title>
<style>
body { font: 14pt/1.6 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 24mm 20mm; }
h1 { font-size: 24pt; margin: 0 0 6mm; }
.code { font: 600 22pt/1.8 ui-monospace, Consolas, monospace; border: 1pt solid; padding: 4mm 6mm; margin: 8mm 0; }
.line { font: 9pt/1.5 ui-monospace, Consolas, monospace; word-break: break-all; }
small { font-size: 10pt; }
</style>
<h1>${text('desktop.sheet.title')}</h1>
<p>${text('desktop.sheet.what')}</p>
<p class="code">${code}</p>
<p>${text('desktop.sheet.use')}</p>
<p>${text('desktop.sheet.keep')}</p>
<p><small>${text('desktop.sheet.tool')}</small></p>
<p class="line">${identity}</p>
<p><small>${text('desktop.sheet.made')} ____________________</small></p>
</html>`;
}
