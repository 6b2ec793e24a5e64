import type { SampledCall } from '@callside/core';
import type { NamedStratum } from '@callside/qa-scorecard/sample.js';

/** Complaints all of them, and one long call of each agent. */
export const STRATA: readonly NamedStratum[] = [
  {
    id: 'complaints',
    title: { en: 'Complaints', 'zh-CN': '投诉', 'zh-TW': '投訴' },
    when: { '==': [{ var: 'call.complaint' }, true] },
  },
  {
    id: 'long',
    title: { en: 'Over ten minutes', 'zh-CN': '超过十分钟', 'zh-TW': '超過十分鐘' },
    when: { '>': [{ var: 'call.talkMs' }, 600_000] },
    count: 1,
  },
];

export const PEOPLE = [
  { id: '1001', name: 'Lin Fang' },
  { id: '1002', name: 'Wang Lei' },
  { id: '1003', name: 'Sun Ping' },
];

/** What a host knows of the calls of a period: twelve of each agent, and two of the last one. */
export function sampledCalls(): SampledCall[] {
  return PEOPLE.flatMap(({ id: agentId }, agent) =>
    Array.from({ length: agent === 2 ? 2 : 12 }, (_call, at) => ({
      id: `call-${agentId}-${String(at + 1)}`,
      agentId,
      facts: { talkMs: at % 4 === 3 ? 720_000 : 180_000, complaint: at === 5 },
    })),
  );
}
