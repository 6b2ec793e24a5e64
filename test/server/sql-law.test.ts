import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect } from 'chai';
import { statementsRun } from './support/server.js';
import { faultsOf } from './support/sql-law.js';

const SOURCE = fileURLToPath(new URL('../../packages/server/src/', import.meta.url));

/** Words that a statement of SQL begins with. */
const BEGINS = /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|LOCK|SET|LISTEN|NOTIFY|TRUNCATE|GRANT)\b\s+\S/;

/** What a transaction is made of; the driver's own. */
const FRAME = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);

interface Found {
  readonly text: string;
  readonly place: string;
}

/** Every text of the server's source that is a statement; `${NAME}` in it stands for that constant of the same file. */
function statementsIn(file: string): Found[] {
  const code = readFileSync(`${SOURCE}${file}`, 'utf8');
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, string>();
  const found: Found[] = [];
  const textOf = (node: ts.Node): string | undefined => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
    if (!ts.isTemplateExpression(node)) return undefined;
    return node.templateSpans.reduce((text, { expression, literal }) => {
      const inserted = ts.isIdentifier(expression) ? constants.get(expression.text) : '($1, $2, $3)';
      return `${text}${inserted ?? '?'}${literal.text}`;
    }, node.head.text);
  };
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && BEGINS.test(text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ text, place: `${file}:${String(line + 1)}` });
      if (ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name)) {
        constants.set(node.parent.name.text, text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('the SQL of the server', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const statements = files.flatMap(statementsIn).filter(({ text }) => !FRAME.has(text));

  it('is found in the source', () => {
    expect(statements.length).to.be.greaterThan(60);
  });

  it('keeps within what PostgreSQL, Citus, CockroachDB and YugabyteDB share, and within one tenant', () => {
    const faults = statements.flatMap(({ text, place }) => faultsOf(text).map((fault) => `${place}: ${fault}`));
    expect(faults).to.deep.equal([]);
  });

  it('keeps to it also as it was run by the tests before this one', () => {
    const run = [...statementsRun()].filter((text) => !FRAME.has(text));
    expect(run.length).to.be.greaterThan(10);
    const faults = run.flatMap((text) => faultsOf(text).map((fault) => `${text.slice(0, 80)}: ${fault}`));
    expect(faults).to.deep.equal([]);
  });

  it('has a statement in docs/databases.md for every table that Citus distributes', () => {
    const tables = statements.flatMap(({ text }) => /CREATE TABLE (?:IF NOT EXISTS )?(\w+)/.exec(text)?.[1] ?? []);
    const docs = readFileSync(new URL('../../docs/databases.md', import.meta.url), 'utf8');
    const told = [...docs.matchAll(/create_distributed_table\('(\w+)'/g)].map(([, table]) => table);
    expect([...told, 'schema_migration', 'server_meta'].sort()).to.deep.equal(tables.sort());
  });

  const bad: readonly [name: string, statement: string][] = [
    ['a sequence', 'CREATE TABLE a (tenant_id text, id bigserial, PRIMARY KEY (tenant_id, id))'],
    [
      'a sequence',
      'CREATE TABLE a (tenant_id text, id bigint GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (tenant_id, id))',
    ],
    ['LISTEN or NOTIFY', 'LISTEN changes'],
    ['LISTEN or NOTIFY', 'SELECT 1 FROM entity WHERE tenant_id = $1; NOTIFY changes'],
    ['an advisory lock', 'SELECT pg_advisory_xact_lock(1) FROM entity WHERE tenant_id = $1'],
    ['a table lock', 'LOCK TABLE entity'],
    ['transaction ids', 'SELECT id, xmin FROM entity WHERE tenant_id = $1'],
    ['transaction ids', 'SELECT pg_current_xact_id() FROM entity WHERE tenant_id = $1'],
    ['a queue of skipped locks', 'SELECT id FROM entity WHERE tenant_id = $1 FOR UPDATE SKIP LOCKED'],
    ['an enum type', "CREATE TYPE status AS ENUM ('a')"],
    [
      'a generated column',
      'CREATE TABLE a (tenant_id text, b text GENERATED ALWAYS AS (tenant_id) STORED, PRIMARY KEY (tenant_id))',
    ],
    ['a time of the database', 'UPDATE entity SET updated_at = now() WHERE tenant_id = $1 AND id = $2'],
    ['a time of the database', 'DELETE FROM upload WHERE tenant_id = $1 AND expires_at < CURRENT_TIMESTAMP'],
    ['chance of the database', 'INSERT INTO audit (tenant_id, id) VALUES ($1, gen_random_uuid())'],
    ['a foreign key', 'CREATE TABLE a (tenant_id text REFERENCES b, PRIMARY KEY (tenant_id))'],
    [
      'a data-changing WITH',
      'WITH gone AS (DELETE FROM feed WHERE tenant_id = $1 RETURNING 1) SELECT id FROM gone WHERE tenant_id = $1',
    ],
    ['all columns', 'SELECT * FROM entity WHERE tenant_id = $1'],
    ['no tenant in WHERE', 'SELECT id FROM entity WHERE id = $1'],
    ['no tenant in WHERE', 'UPDATE entity SET doc = $2 WHERE id = $1'],
    ['no tenant in WHERE', 'DELETE FROM feed'],
    ['no tenant in WHERE', 'DELETE FROM feed WHERE tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM entity WHERE id = $2)'],
    [
      'a join outside the tenant',
      'SELECT a.id FROM feed JOIN entity ON entity.id = feed.entity_id WHERE feed.tenant_id = $1',
    ],
    ['an insert that does not begin with the tenant', 'INSERT INTO entity (id, tenant_id) VALUES ($1, $2)'],
    ['an insert for more than one tenant', 'INSERT INTO entity (tenant_id, id) VALUES ($1, $2), ($3, $4)'],
    ['a conflict outside the tenant', 'INSERT INTO entity (tenant_id, id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING'],
    ['a key that does not lead with the tenant', 'CREATE TABLE a (id uuid, tenant_id text, PRIMARY KEY (id))'],
    ['a key that does not lead with the tenant', 'CREATE INDEX a ON entity (id, tenant_id)'],
    ['a statement of another kind', 'VACUUM entity'],
  ];
  for (const [fault, statement] of bad) {
    it(`would not pass with: ${statement.slice(0, 70)}`, () => {
      expect(faultsOf(statement)).to.include(fault);
    });
  }
});
