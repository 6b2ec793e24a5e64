/**
 * The first tables. Portable SQL only: every table but the two about the database itself leads its key with the tenant, ids are
 * UUIDs made by the program, times are epoch milliseconds, and nothing counts but rows that a transaction locks.
 */
export const FOUNDATION: readonly string[] = [
  `CREATE TABLE server_meta (
     name  text PRIMARY KEY,
     value text NOT NULL
   )`,

  // The records that sync carries, as they stand.
  `CREATE TABLE entity (
     tenant_id  text    NOT NULL,
     id         uuid    NOT NULL,
     type       text    NOT NULL,
     rev        bigint  NOT NULL,
     deleted    boolean NOT NULL,
     doc        jsonb   NOT NULL,
     updated_at bigint  NOT NULL,
     PRIMARY KEY (tenant_id, id)
   )`,

  // Each client device, with the highest seq that was answered for good. Its row is the lock that orders its pushes.
  `CREATE TABLE client (
     tenant_id text   NOT NULL,
     client_id text   NOT NULL,
     last_seq  bigint NOT NULL,
     PRIMARY KEY (tenant_id, client_id)
   )`,

  // Every mutation that was answered for good, and how. rev is the revision it made; null when it made none.
  `CREATE TABLE mutation_log (
     tenant_id    text   NOT NULL,
     id           uuid   NOT NULL,
     client_id    text   NOT NULL,
     entity_id    uuid   NOT NULL,
     entity_seq   bigint NOT NULL,
     payload_hash text   NOT NULL,
     status       text   NOT NULL,
     rev          bigint,
     paths        jsonb  NOT NULL,
     problem      jsonb,
     claimed_actor text  NOT NULL,
     client_time  bigint NOT NULL,
     received_at  bigint NOT NULL,
     PRIMARY KEY (tenant_id, id),
     UNIQUE (tenant_id, client_id, entity_id, entity_seq)
   )`,
  `CREATE INDEX mutation_log_by_rev ON mutation_log (tenant_id, entity_id, rev)`,

  // Who did what, for people to read; rows are only ever added.
  `CREATE TABLE audit (
     tenant_id   text   NOT NULL,
     id          uuid   NOT NULL,
     at          bigint NOT NULL,
     actor       text   NOT NULL,
     action      text   NOT NULL,
     entity_type text   NOT NULL,
     entity_id   uuid   NOT NULL,
     rev         bigint NOT NULL,
     mutation_id uuid,
     paths       jsonb  NOT NULL,
     PRIMARY KEY (tenant_id, id)
   )`,
  `CREATE INDEX audit_by_entity ON audit (tenant_id, entity_id, rev)`,

  // The change feed. Positions come from feed_counter, whose row stays locked until the commit: no position becomes visible
  // after a higher one, so a reader that goes on from the last position it saw misses nothing.
  `CREATE TABLE feed_counter (
     tenant_id text   NOT NULL,
     position  bigint NOT NULL,
     PRIMARY KEY (tenant_id)
   )`,
  `CREATE TABLE feed (
     tenant_id text   NOT NULL,
     position  bigint NOT NULL,
     entity_id uuid   NOT NULL,
     rev       bigint NOT NULL,
     PRIMARY KEY (tenant_id, position)
   )`,

  // The last sequence given in each series of ticket numbers, e.g. series GD20261121{seq}.
  `CREATE TABLE ticket_counter (
     tenant_id text   NOT NULL,
     series    text   NOT NULL,
     last      bigint NOT NULL,
     PRIMARY KEY (tenant_id, series)
   )`,

  // Invitations to answer a survey. The token is never stored, only its hash; the response's entity has the link's id.
  `CREATE TABLE survey_link (
     tenant_id      text   NOT NULL,
     id             uuid   NOT NULL,
     token_hash     text   NOT NULL,
     survey_id      text   NOT NULL,
     survey_version bigint NOT NULL,
     call_id        uuid,
     ticket_id      uuid,
     contact        text,
     agent_id       text   NOT NULL,
     queue          text,
     locale         text   NOT NULL,
     created_at     bigint NOT NULL,
     expires_at     bigint NOT NULL,
     finished_at    bigint,
     PRIMARY KEY (tenant_id, id),
     UNIQUE (tenant_id, token_hash)
   )`,
  `CREATE TABLE survey_answer (
     tenant_id   text   NOT NULL,
     link_id     uuid   NOT NULL,
     question    text   NOT NULL,
     value       jsonb  NOT NULL,
     answered_at bigint NOT NULL,
     client_time bigint NOT NULL,
     PRIMARY KEY (tenant_id, link_id, question)
   )`,

  // The idempotency keys of a link's posts.
  `CREATE TABLE survey_post (
     tenant_id    text   NOT NULL,
     link_id      uuid   NOT NULL,
     id           uuid   NOT NULL,
     payload_hash text   NOT NULL,
     received_at  bigint NOT NULL,
     PRIMARY KEY (tenant_id, link_id, id)
   )`,
];
