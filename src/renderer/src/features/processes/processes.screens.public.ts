export { TemplatesPage } from './templates/TemplatesPage';
