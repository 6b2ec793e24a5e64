import type { InvitationBlock, Locale } from '@callside/core';
import { INVITATION_ISSUE_STRINGS } from './invitation-issue.strings.js';
import { formatText } from './strings.js';

/**
 * The words for a reason against asking a customer.
 *
 * @example
 * invitationIssueText({ code: 'asked-lately', params: {} }, 'en'); // 'It is too soon after the last invitation.'
 */
export function invitationIssueText({ code, params }: InvitationBlock, locale: Locale): string {
  return formatText(INVITATION_ISSUE_STRINGS[locale][code] ?? code, params);
}
