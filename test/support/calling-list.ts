import {
  importContacts,
  readCampaign,
  type CampaignEntry,
  type ContactColumn,
  type ContactRow,
  type Desk,
} from '@callside/core';

/** The campaign of every calling list in tests and stories. */
export const CAMPAIGN = 'autumn';

/** The row of a person of this number: `1` has the phone 13800000001. */
export function contactRow(number: number, given: Partial<ContactRow> = {}): ContactRow {
  const phone = `138${String(number).padStart(8, '0')}`;
  return { row: number + 1, name: `客户${String(number)}`, phone, zone: 'Asia/Shanghai', ...given };
}

/** So many rows of people with a number each. */
export function contactRows(count: number): ContactRow[] {
  return Array.from({ length: count }, (_each, index) => contactRow(index + 1));
}

/** Imports a list and reads it. */
export async function importList(
  desk: Pick<Desk, 'run'>,
  rows: readonly ContactRow[],
  columns: readonly ContactColumn[] = [],
): Promise<readonly CampaignEntry[]> {
  await desk.run(importContacts, { campaign: CAMPAIGN, rows, columns });
  return (await desk.run(readCampaign, { campaign: CAMPAIGN })).entries;
}
