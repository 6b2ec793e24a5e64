import { expect } from 'chai';
import { UPGRADES, upgradeDatabase, type LayoutEditor } from '../../../packages/core/src/storage/migrations.js';
import { DB_VERSION, KEY_PATHS } from '../../../packages/core/src/storage/schema.js';

/** A layout that notes what is created in it. */
class NotedLayout implements LayoutEditor {
  readonly created: [string, string, boolean][] = [];
  readonly indexes: string[] = [];

  createObjectStore(
    name: string,
    { keyPath, autoIncrement = false }: { keyPath: string; autoIncrement?: boolean },
  ): void {
    this.created.push([name, keyPath, autoIncrement]);
  }

  createIndex(store: string, name: string, path: string): void {
    this.indexes.push(`${store}.${name}: ${path}`);
  }
}

describe('upgradeDatabase', () => {
  it('creates every store of the schema with its key', () => {
    const layout = new NotedLayout();
    upgradeDatabase(layout, 0, DB_VERSION);
    expect(Object.fromEntries(layout.created.map(([name, key]) => [name, key]))).to.deep.equal(KEY_PATHS);
  });

  it('lets only the outbox number its own records', () => {
    const layout = new NotedLayout();
    upgradeDatabase(layout, 0, DB_VERSION);
    expect(layout.created.filter(([, , numbered]) => numbered).map(([name]) => name)).to.deep.equal(['outbox']);
  });

  it('does nothing to a database that is up to date', () => {
    const layout = new NotedLayout();
    upgradeDatabase(layout, DB_VERSION, DB_VERSION);
    expect(layout.created).to.deep.equal([]);
  });

  it('has one step for each version', () => {
    expect(UPGRADES).to.have.length(DB_VERSION);
  });
});
