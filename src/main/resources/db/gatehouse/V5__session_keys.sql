-- What is shared of a session is shared under session and subject together: session_key is the
-- digest of both. The rows of before name the session alone and are not taken over.
DROP TABLE auth_session_versions;
CREATE TABLE auth_session_versions (
  session_key VARCHAR(64) NOT NULL PRIMARY KEY,
  session_version BIGINT NOT NULL,
  sealed_claims ${text} NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_session_versions_expiry ON auth_session_versions (expires_at);
CREATE INDEX auth_session_versions_change ON auth_session_versions (changed_at);

-- One row for each content that a cookie may refer to: id is session_key:digest.
DROP TABLE auth_moved_claims;
CREATE TABLE auth_moved_claims (
  id VARCHAR(96) NOT NULL PRIMARY KEY,
  session_key VARCHAR(64) NOT NULL,
  sealed_claims ${text} NOT NULL,
  written_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_moved_claims_session ON auth_moved_claims (session_key);
CREATE INDEX auth_moved_claims_expiry ON auth_moved_claims (expires_at);

-- Who does a piece of work that only one may do at a time.
DROP TABLE auth_refresh_leases;
CREATE TABLE auth_leases (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  holder VARCHAR(64) NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_leases_expiry ON auth_leases (expires_at);

CREATE UNIQUE INDEX auth_sessions_session ON auth_sessions (sid);
