/** The answer that a question does not concern the customer, where its block allows it. */
export const NOT_APPLICABLE = 'not-applicable';

/** The answer that none of the options fits; what does, stands in the field `<block>-other`. */
export const OTHER = 'other';
