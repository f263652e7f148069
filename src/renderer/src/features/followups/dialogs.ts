import { lateDialog } from '@/lib/late';

export const CompleteDialog = lateDialog(async () => (await import('./CompleteDialog')).CompleteDialog);

export const MoveDialog = lateDialog(async () => (await import('./MoveDialog')).MoveDialog);

export const DropDialog = lateDialog(async () => (await import('./DropDialog')).DropDialog);

export const FollowupDialog = lateDialog(async () => (await import('./FollowupDialog')).FollowupDialog);

export const ReachDialog = lateDialog(async () => (await import('./series/ReachDialog')).ReachDialog);

export const SpreadDialog = lateDialog(async () => (await import('./SpreadDialog')).SpreadDialog);

export const CalendarFileDialog = lateDialog(
  async () => (await import('./calendarFile/CalendarFileDialog')).CalendarFileDialog,
);

export const ManyDialog = lateDialog(async () => (await import('./ManyDialog')).ManyDialog);

export const RuleDialog = lateDialog(async () => (await import('./RuleDialog')).RuleDialog);

export const SwitchDialog = lateDialog(async () => (await import('./SwitchDialog')).SwitchDialog);
