import { readdirSync, readFileSync } from 'node:fs';
import { openSealedStore, type SealMode } from '@callside/core/seal.js';
import type { StoreOwner } from '@callside/core';
import { expect } from 'chai';
import { keptStore } from '../../support/kept-store.js';
import { putJsonRows, rowsOf, type JsonRows } from '../../support/rows.js';
import { SAMPLES } from './golden/samples.js';

const FOLDER = new URL('./golden/', import.meta.url);

describe('rows that were sealed by a release', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    it(`open: ${file}`, async () => {
      const { owner, seal, rows } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as {
        owner: StoreOwner;
        seal: SealMode;
        rows: JsonRows;
      };
      const kept = keptStore();
      await putJsonRows(await kept.store, rows);
      const store = await openSealedStore(kept, seal)(owner);
      const opened = await rowsOf(store);
      await store.close();
      expect(opened).to.deep.equal({
        entities: [SAMPLES.entities],
        outbox: [{ ...SAMPLES.outbox, seq: 1 }],
        drafts: [SAMPLES.drafts],
        chunks: [SAMPLES.chunks],
      });
    });
  }
});
