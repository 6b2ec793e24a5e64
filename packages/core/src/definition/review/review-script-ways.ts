import { issue, warning, type Issue } from '../../issue.js';
import type { CallScriptDefinition } from '../call-script.js';
import { formatRing, reachableFrom, ringsAmong, type Ways } from './graph.js';
import { waysOf, type ScriptWay } from './script-ways.js';

/** Finds steps that nobody gets to, ways in circles, and side-trips that do not come back, or come back from nowhere. */
export function reviewScriptWays(script: CallScriptDefinition, found: Issue[]): void {
  const ways = waysOf(script);
  const steps = script.steps.map(({ id }) => id);
  const leads = waysBetween(steps, ways);
  const main = reachableFrom([script.start], leads);
  const sidetrips = script.sidetrips ?? [];
  const reached = reachableFrom([script.start, ...sidetrips.map(({ start }) => start)], leads);

  steps.forEach((step, index) => {
    if (!reached.has(step)) found.push(warning('unreachable-step', ['steps', index], { step }));
  });
  for (const path of new Set(
    ways.filter(({ from, to }) => to === 'return' && main.has(from)).map(({ path }) => path),
  )) {
    found.push(issue('return-outside-sidetrip', path));
  }
  const returning = new Set(ways.filter(({ to }) => to === 'return').map(({ from }) => from));
  sidetrips.forEach(({ id, start }, index) => {
    const comesBack = [...reachableFrom([start], leads)].some((step) => returning.has(step));
    if (!comesBack) found.push(warning('sidetrip-never-returns', ['sidetrips', index], { id }));
  });
  reviewLoops(steps, { ways, reached, found });
  const automatic = script.steps.filter((step) => step.automatic === true).map(({ id }) => id);
  for (const ring of ringsAmong(automatic, waysBetween(automatic, ways)))
    found.push(issue('automatic-ring', ['steps', steps.indexOf(ring[0] ?? '')], { ring: formatRing(ring) }));
}

/** Once in such a loop the agent can neither end the call's script nor come back from a side-trip. */
function reviewLoops(
  steps: readonly string[],
  { ways, reached, found }: { ways: readonly ScriptWay[]; reached: ReadonlySet<string>; found: Issue[] },
): void {
  const exits = ways.filter(({ to }) => to === 'return' || to === 'end').map(({ from }) => from);
  const saved = reachableFrom(exits, (step) => ways.filter(({ to }) => to === step).map(({ from }) => from));
  const stuck = steps.filter((step) => reached.has(step) && !saved.has(step));
  for (const ring of ringsAmong(stuck, waysBetween(stuck, ways))) {
    found.push(issue('loop-without-exit', ['steps', steps.indexOf(ring[0] ?? '')], { ring: formatRing(ring) }));
  }
}

function waysBetween(steps: readonly string[], ways: readonly ScriptWay[]): Ways {
  const index = new Map(steps.map((step) => [step, new Set<string>()]));
  for (const { from, to } of ways) if (index.has(to)) index.get(from)?.add(to);
  return (step) => [...(index.get(step) ?? [])];
}
