import {
  openMemoryStore,
  type CallEventType,
  type CallSession,
  type Desk,
  type OpenStore,
  type SurveyDefinition,
} from '@callside/core';
import {
  OFFLINE,
  openWidgetDesk,
  openWidgetSurvey,
  type WidgetSurvey,
  type WidgetSurveyOptions,
} from '../../test/support/widget-desk.js';
import { postCallSurvey } from '@callside/playbooks';

export { OFFLINE };

export interface DemoDesk {
  readonly desk: Desk;
  readonly call: CallSession;
}

/**
 * A memory store that calls itself lasting: a story shows what a page with IndexedDB shows, and leaves nothing in the
 * reader's browser.
 */
export const openDemoStore: OpenStore = async (owner) => ({ ...(await openMemoryStore()(owner)), kind: 'idb' });

/** A desk with one call on the line, brought to a state by these events, 20 seconds apart. */
export async function demoCall({
  offline = false,
  events = ['connected'],
}: { offline?: boolean; events?: readonly CallEventType[] } = {}): Promise<DemoDesk> {
  const { desk, clock, openCall } = await openWidgetDesk({
    store: openDemoStore,
    ...(offline ? { failure: OFFLINE } : {}),
  });
  const call = openCall();
  for (const event of events) {
    await call.handle(event);
    clock.advance(20_000);
  }
  return { desk, call };
}

interface DemoSurveyOptions extends Pick<WidgetSurveyOptions, 'answers' | 'told' | 'files'> {
  readonly offline?: boolean;
  readonly survey?: SurveyDefinition;
}

/** The customer's side of a survey link. */
export function demoSurvey({
  offline = false,
  survey = postCallSurvey,
  ...options
}: DemoSurveyOptions = {}): Promise<WidgetSurvey> {
  return openWidgetSurvey(survey, { ...options, store: openDemoStore, ...(offline ? { failure: OFFLINE } : {}) });
}
