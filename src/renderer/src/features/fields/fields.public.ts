export { FieldFacts } from './FieldFacts';
export { FieldInputs } from './FieldInputs';
