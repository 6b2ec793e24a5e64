/** Whom a survey may ask, and about what. It only adds: a server of version 2 goes on working on these tables. */
export const SURVEYS: readonly string[] = [
  // The script that led the call, as it was when the link was made.
  `ALTER TABLE survey_link ADD COLUMN script_id text`,
  `ALTER TABLE survey_link ADD COLUMN script_version bigint`,

  // What a survey has asked about: nothing twice before held_until. One row per call and per ticket, whatever comes at once.
  `CREATE TABLE survey_matter (
     tenant_id  text   NOT NULL,
     survey_id  text   NOT NULL,
     matter     text   NOT NULL,
     link_id    uuid   NOT NULL,
     held_until bigint NOT NULL,
     PRIMARY KEY (tenant_id, survey_id, matter)
   )`,
  `CREATE INDEX survey_matter_by_link ON survey_matter (tenant_id, link_id)`,

  // Who does not want to be asked any more. Nothing takes a row out again but the customer's own wish.
  `CREATE TABLE survey_opt_out (
     tenant_id text   NOT NULL,
     contact   text   NOT NULL,
     at        bigint NOT NULL,
     PRIMARY KEY (tenant_id, contact)
   )`,
];
