/** Languages of the screens, the home language first. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export const THEMES = ['light', 'dark', 'system'] as const;
/** Sizes of text that the settings offer, in percent. */
export const TEXT_SIZES = [100, 110, 125, 150, 175, 200] as const;

/** The most days that the almanac is asked for at once: two months and what a calendar shows around them. */
export const MOST_DAYS = 62;
