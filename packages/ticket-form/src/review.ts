// The review apart from the form: it is for all records of a desk.
export { ChangeReview } from './change-review.js';
