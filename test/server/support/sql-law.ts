/** What the databases of the dialect do not have in common, and what the server must not rest on. */
const FORBIDDEN: readonly [name: string, pattern: RegExp][] = [
  ['a sequence', /\b(big|small)?serial\b|\bidentity\b|\bnextval\b|\bsequence\b/i],
  ['LISTEN or NOTIFY', /\b(un)?listen\b|\bnotify\b/i],
  ['an advisory lock', /\bpg_(try_)?advisory/i],
  ['a table lock', /\block\s+table\b/i],
  ['transaction ids', /\b(xid8?|xmin|xmax|ctid|txid_\w+|pg_current_xact\w*|pg_snapshot\w*|pg_current_snapshot)\b/i],
  ['a queue of skipped locks', /\bskip\s+locked\b|\bnowait\b/i],
  ['an enum type', /\bcreate\s+(type|domain)\b|\benum\b/i],
  ['a generated column', /\bgenerated\b/i],
  [
    'a time of the database',
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i,
  ],
  ['chance of the database', /\b(random|gen_random_uuid|uuid_generate_v\d\w*)\s*\(/i],
  [
    'a trigger, rule, function or extension',
    /\bcreate\s+(or\s+replace\s+)?(trigger|rule|function|procedure|extension|materialized)\b/i,
  ],
  ['inheritance or exclusion', /\binherits\b|\bexclude\s+using\b|\bdeferrable\b/i],
  ['an index of another kind', /\busing\s+(gin|gist|brin|hash|spgist)\b/i],
  ['a foreign key', /\breferences\b|\bforeign\s+key\b/i],
  ['a cascade', /\bcascade\b|\btruncate\b/i],
  ['a data-changing WITH', /\bwith\b[\s\S]*\b(insert|update|delete)\b/i],
  ['all columns', /\bselect\s+\*/i],
  ['text that was put into the statement', /'[^']*'\s*(?=[=<>]|\s+then)/i],
];

/** Tables about the database itself. */
const OF_THE_DATABASE = new Set(['server_meta', 'schema_migration']);

/** Statements that name no tenant, each with its reason. */
const EXEMPT: readonly [start: string, reason: string][] = [
  ['SELECT 1', 'asks whether the database answers'],
  ['SELECT tenant_id FROM feed_counter ORDER BY tenant_id', 'finds the tenants that housekeeping goes through'],
];

/** Says what is wrong with a statement of the server; nothing when it keeps the law. */
export function faultsOf(statement: string): string[] {
  const text = statement.replace(/\s+/g, ' ').trim();
  const faults = FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  if (EXEMPT.some(([start]) => text === start)) return faults;
  if (/^create/i.test(text)) return [...faults, ...faultsOfTable(text)];
  if (/^alter table \w+ add column/i.test(text)) return faults;
  return isOfTheDatabase(text) ? faults : [...faults, ...faultsOfTenant(text)];
}

/** Keys and indexes lead with the tenant. */
function faultsOfTable(text: string): string[] {
  const table = /^create table (?:if not exists )?(\w+)/i.exec(text)?.[1];
  if (table !== undefined && OF_THE_DATABASE.has(table)) return [];
  const keys = [...text.matchAll(/(?:primary key|unique|\bon \w+)\s*\(([^)]*)\)/gi)].map(([, columns = '']) => columns);
  if (keys.length === 0) return ['a table or index without a key'];
  return keys.every((columns) => /^\s*tenant_id\b/.test(columns)) ? [] : ['a key that does not lead with the tenant'];
}

/** Reading and writing name one tenant, the first value, and joins stay within it. */
function faultsOfTenant(text: string): string[] {
  const faults: string[] = [];
  if (/^insert into/i.test(text)) {
    const [, columns = '', source = ''] = /^insert into \w+ \(([^)]*)\) (\w+)/i.exec(text) ?? [];
    if (!/^tenant_id\b/.test(columns)) faults.push('an insert that does not begin with the tenant');
    const tuples = /values (.*?)(?: on conflict| returning|$)/i.exec(text)?.[1] ?? '';
    const inOneTenant = /^values$/i.test(source)
      ? [...tuples.matchAll(/(?:^|\), )\((\$\d+)/g)].every(([, first]) => first === '$1')
      : /group by tenant_id/i.test(text);
    if (!inOneTenant) faults.push('an insert for more than one tenant');
    const target = /on conflict \(([^)]*)\)/i.exec(text)?.[1];
    if (target !== undefined && !/^tenant_id\b/.test(target)) faults.push('a conflict outside the tenant');
    return faults;
  }
  if (!/^(select|update|delete)\b/i.test(text)) return ['a statement of another kind'];
  const blocks = text.split(/\bselect\b/i).filter((block) => /\b(from|update|delete)\b/i.test(block));
  if (!blocks.every((block) => /\bwhere\b.*\btenant_id = \$1/i.test(block))) faults.push('no tenant in WHERE');
  const joins = [...text.matchAll(/\bjoin (\w+) on (.*?)(?=\b(?:left |inner )?join\b|\bwhere\b|$)/gi)];
  if (!joins.every(([, table = '', on = '']) => new RegExp(`${table}\\.tenant_id = \\w+\\.tenant_id`).test(on)))
    faults.push('a join outside the tenant');
  return faults;
}

function isOfTheDatabase(text: string): boolean {
  const tables = [...text.matchAll(/\b(?:from|into|update|join)\s+(\w+)/gi)].map(([, table = '']) => table);
  return tables.length > 0 && tables.every((table) => OF_THE_DATABASE.has(table));
}
