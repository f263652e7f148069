import { lazy } from 'react';
import { late, lateDialog } from '@/lib/late';

/* Today and the customers are on the way of a start; every other screen and sheet is fetched when it is opened. */

export const SettingsScreen = lazy(async () => ({
  default: (await import('@/features/settings/SettingsScreen')).SettingsScreen,
}));

export const SalesScreen = lazy(async () => ({
  default: (await import('@/features/sales/SalesScreen')).SalesScreen,
}));

export const MembersScreen = lazy(async () => ({
  default: (await import('@/features/loyalty/MembersScreen')).MembersScreen,
}));

export const ProcessesScreen = lazy(async () => ({
  default: (await import('@/features/processes/ProcessesScreen')).ProcessesScreen,
}));

export const OpeningScreen = lazy(async () => ({
  default: (await import('@/features/opening/OpeningScreen')).OpeningScreen,
}));

export const FeedbackScreen = lazy(async () => ({
  default: (await import('@/features/feedback/FeedbackScreen')).FeedbackScreen,
}));

export const ComplaintsScreen = lazy(async () => ({
  default: (await import('@/features/complaints/ComplaintsScreen')).ComplaintsScreen,
}));

export const InquiriesScreen = lazy(async () => ({
  default: (await import('@/features/inquiries/InquiriesScreen')).InquiriesScreen,
}));

export const DuplicatesScreen = lazy(async () => ({
  default: (await import('@/features/duplicates/DuplicatesScreen')).DuplicatesScreen,
}));

export const JoinsScreen = lazy(async () => ({
  default: (await import('@/features/joins/JoinsScreen')).JoinsScreen,
}));

export const ShiftsScreen = lazy(async () => ({
  default: (await import('@/features/shifts/ShiftsScreen')).ShiftsScreen,
}));

export const ProductsScreen = lazy(async () => ({
  default: (await import('@/features/products/ProductsScreen')).ProductsScreen,
}));

export const PlanScreen = lazy(async () => ({
  default: (await import('@/features/products/plan/PlanScreen')).PlanScreen,
}));

/** Where a window begins. */
export const todayScreen = late(async () => (await import('@/features/followups/TodayScreen')).TodayScreen);

export const FollowupsScreen = lazy(async () => ({
  default: (await import('@/features/followups/FollowupsScreen')).FollowupsScreen,
}));

export const PromisesScreen = lazy(async () => ({
  default: (await import('@/features/followups/promises/PromisesScreen')).PromisesScreen,
}));

export const VisitsScreen = lazy(async () => ({
  default: (await import('@/features/followups/visits/VisitsScreen')).VisitsScreen,
}));

export const KeyHelp = lateDialog(async () => (await import('./KeyHelp')).KeyHelp);

export const QuitDialog = lateDialog(async () => (await import('./QuitDialog')).QuitDialog);

/** Until the shop is open. */
export const firstStart = late(
  async () => (await import('@/features/settings/FirstStartScreen')).FirstStartScreen,
);

/** The door: until somebody has come in. */
export const signIn = late(async () => (await import('@/features/staff/staff.screens.public')).SignInScreen);
