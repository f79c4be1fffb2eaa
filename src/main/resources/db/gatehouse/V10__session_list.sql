-- Sessions as people see them: where and how each began, and when it was used last. A row opens
-- nothing: session_key is the digest of session and subject, accounts and sessions of providers
-- stand here as digests too.
CREATE TABLE auth_session_list (
  session_key VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id VARCHAR(64) NOT NULL,
  began_at BIGINT NOT NULL,
  began_after BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  provider VARCHAR(64) NOT NULL,
  account_digest VARCHAR(64) NOT NULL,
  provider_session_digest VARCHAR(64) NOT NULL,
  methods VARCHAR(64) NOT NULL,
  address VARCHAR(64) NOT NULL,
  browser VARCHAR(64) NOT NULL,
  operating_system VARCHAR(64) NOT NULL
);
CREATE INDEX auth_session_list_user ON auth_session_list (user_id);
CREATE INDEX auth_session_list_expiry ON auth_session_list (expires_at);
