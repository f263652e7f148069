import type { ComplaintRecordPaper } from '@shared/features/complaints/complaints.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { complaintRecordPage, RECORD_SIZES } from './complaintRecordPage';
import { fittedSheet, type Drawn } from './noticeFit';

/** A complaint with all that happened to it on one sheet, as large as it goes. */
export const fittedRecord = (paper: ComplaintRecordPaper, language: Language): Promise<Drawn> =>
  fittedSheet((points) => complaintRecordPage(paper, language, points), RECORD_SIZES);
