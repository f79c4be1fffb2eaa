-- Strategy database: one row a session. The cookie's token is kept as its SHA-256 only.
CREATE TABLE auth_sessions (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  sid VARCHAR(64) NOT NULL,
  user_id VARCHAR(64),
  row_version BIGINT NOT NULL,
  sealed_claims ${text} NOT NULL,
  created_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_sessions_user ON auth_sessions (user_id);
CREATE INDEX auth_sessions_expiry ON auth_sessions (expires_at);

-- Strategy jwt: the newest claims of a session that was updated or refreshed.
CREATE TABLE auth_session_versions (
  sid VARCHAR(64) NOT NULL PRIMARY KEY,
  session_version BIGINT NOT NULL,
  sealed_claims ${text} NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_session_versions_expiry ON auth_session_versions (expires_at);

-- Strategy jwt: claims that did not fit into the cookies.
CREATE TABLE auth_moved_claims (
  sid VARCHAR(64) NOT NULL PRIMARY KEY,
  sealed_claims ${text} NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_moved_claims_expiry ON auth_moved_claims (expires_at);
