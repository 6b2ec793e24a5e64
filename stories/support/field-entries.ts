import type { Option, TreeEntry } from '@callside/core';

/** The buildings of a large estate: more than anybody wants to scroll through. */
export const BUILDINGS: readonly Option[] = Array.from({ length: 5000 }, (_, index) => {
  const [block, house] = [Math.floor(index / 50) + 1, (index % 50) + 1];
  return {
    value: `B${String(index + 1).padStart(4, '0')}`,
    label: {
      en: `Block ${String(block)}, house ${String(house)}`,
      'zh-CN': `${String(block)} 区 ${String(house)} 号楼`,
      'zh-TW': `${String(block)} 區 ${String(house)} 號樓`,
    },
  };
});

function entry(
  value: string,
  words: readonly [en: string, cn: string, tw: string],
  children?: readonly TreeEntry[],
): TreeEntry {
  const label = { en: words[0], 'zh-CN': words[1], 'zh-TW': words[2] };
  return children === undefined ? { value, label } : { value, label, children };
}

/** What breaks in a building. */
export const CAUSES: readonly TreeEntry[] = [
  entry(
    'lift',
    ['Lift', '电梯', '電梯'],
    [
      entry(
        'lift-door',
        ['Door', '轿门', '車廂門'],
        [
          entry('lift-door-stuck', ['Does not close', '无法关闭', '無法關閉']),
          entry('lift-door-noise', ['Makes a noise', '异响', '異音']),
        ],
      ),
      entry('lift-stopped', ['Stopped between floors, people inside', '困人：停在楼层之间', '受困：停在樓層之間']),
      entry('lift-light', ['Light', '照明', '照明']),
    ],
  ),
  entry(
    'water',
    ['Water', '给排水', '給排水'],
    [entry('water-leak', ['Leak', '漏水', '漏水']), entry('water-none', ['No water', '停水', '停水'])],
  ),
  entry('power', ['Electricity', '供电', '供電'], [entry('power-out', ['No power', '停电', '停電'])]),
];

/** A tree of 20,020 entries on three levels. */
export const ROOMS: readonly TreeEntry[] = Array.from({ length: 20 }, (_, a) =>
  entry(`a${String(a)}`, [`Area ${String(a + 1)}`, `${String(a + 1)} 区`, `${String(a + 1)} 區`], buildingsOf(a)),
);

function buildingsOf(a: number): readonly TreeEntry[] {
  return Array.from({ length: 20 }, (_, b) => {
    const id = `a${String(a)}b${String(b)}`;
    const rooms = Array.from({ length: 49 }, (__, c) =>
      entry(`${id}c${String(c)}`, [`Room ${String(c + 1)}`, `${String(c + 1)} 室`, `${String(c + 1)} 室`]),
    );
    return entry(id, [`Building ${String(b + 1)}`, `${String(b + 1)} 号楼`, `${String(b + 1)} 號樓`], rooms);
  });
}

const CUSTOMERS: readonly (Option & { readonly label: string })[] = [
  { value: 'C-1001', label: 'Lin Mei, 138 0013 8000' },
  { value: 'C-1002', label: 'Lin Tao, 139 1234 5678' },
  { value: 'C-1003', label: 'Wang Fang, 137 8888 0000' },
];

/** Looks customers up as a CRM would: after a moment, and not at all for “fail”. */
export async function searchCustomers(query: string): Promise<readonly Option[]> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (query === 'fail') throw new Error('The CRM does not answer.');
  return CUSTOMERS.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
}
