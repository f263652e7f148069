export { tillDraft } from './till/tillFrom';
