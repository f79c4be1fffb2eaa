-- What is sealed with which secret, by its id, as all nodes know it: when one last said that it
-- seals with it, and until when anything that it sealed can live. 0 means never.
CREATE TABLE auth_secret_use (
  id VARCHAR(8) NOT NULL PRIMARY KEY,
  first_seen BIGINT NOT NULL,
  sealed_at BIGINT NOT NULL,
  lives_until BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  revoked_at BIGINT NOT NULL
);
