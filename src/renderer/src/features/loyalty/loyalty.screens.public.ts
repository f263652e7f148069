export { ProgrammePage } from './programme/ProgrammePage';
