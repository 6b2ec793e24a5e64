/**
 * What replay, roles, uploads and purging need. It only adds: a server of version 1 goes on working on these tables while the
 * first of version 2 starts.
 */
export const RELIABILITY: readonly string[] = [
  // How far each client is in each record. It outlives the mutation log, and a client that starts anew starts from 1.
  `CREATE TABLE client_entity (
     tenant_id       text   NOT NULL,
     client_id       text   NOT NULL,
     entity_id       uuid   NOT NULL,
     last_entity_seq bigint NOT NULL,
     PRIMARY KEY (tenant_id, client_id, entity_id)
   )`,
  `INSERT INTO client_entity (tenant_id, client_id, entity_id, last_entity_seq)
   SELECT tenant_id, client_id, entity_id, MAX(entity_seq) FROM mutation_log
   GROUP BY tenant_id, client_id, entity_id`,

  // seq is null in rows of version 1. Two nulls are two values, so they do not meet in the unique index.
  `ALTER TABLE mutation_log ADD COLUMN seq bigint`,
  // The values of others that were in the way, as the client was told: its second request gets them, too.
  `ALTER TABLE mutation_log ADD COLUMN conflicts jsonb`,
  `CREATE UNIQUE INDEX mutation_log_by_seq ON mutation_log (tenant_id, client_id, seq)`,
  `CREATE INDEX mutation_log_by_time ON mutation_log (tenant_id, received_at)`,

  // What took effect is known for as long as the audit is, also when its row of the mutation log is gone.
  `CREATE INDEX audit_by_mutation ON audit (tenant_id, mutation_id)`,

  // Tombstones at or below this position are purged: who has read less has to start over.
  `ALTER TABLE feed_counter ADD COLUMN purged_to bigint NOT NULL DEFAULT 0`,

  // Who has seen personal data unmasked, of which record and where; never the values.
  `CREATE TABLE reading (
     tenant_id   text   NOT NULL,
     id          uuid   NOT NULL,
     at          bigint NOT NULL,
     actor       text   NOT NULL,
     action      text   NOT NULL,
     entity_type text   NOT NULL,
     entity_id   uuid   NOT NULL,
     rev         bigint NOT NULL,
     paths       jsonb  NOT NULL,
     reason      text,
     PRIMARY KEY (tenant_id, id)
   )`,
  `CREATE INDEX reading_by_entity ON reading (tenant_id, entity_id, at)`,

  // Uploads of attachments. stored_at is set on the one that the attachment's bytes come from.
  `CREATE TABLE upload (
     tenant_id     text   NOT NULL,
     id            uuid   NOT NULL,
     attachment_id uuid   NOT NULL,
     size          bigint NOT NULL,
     created_at    bigint NOT NULL,
     expires_at    bigint NOT NULL,
     stored_at     bigint,
     PRIMARY KEY (tenant_id, id)
   )`,
  `CREATE INDEX upload_by_attachment ON upload (tenant_id, attachment_id)`,
  `CREATE INDEX upload_by_expiry ON upload (tenant_id, expires_at)`,
];
