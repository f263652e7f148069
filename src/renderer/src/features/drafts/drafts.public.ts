export {
  discardDraft,
  dropDraft,
  endDraft,
  flushDrafts,
  keepDraft,
  loadDraft,
  nameOf,
  type Draft,
} from './draftKeeper';
export {
  notKeptText,
  useDrafts,
  useFirstDraft,
  useKeepError,
  useNewPlace,
  useOpenForm,
  useOpenForms,
} from './drafts.hooks';
