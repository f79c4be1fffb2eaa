-- Several users may have no address: a constraint allows it everywhere, a unique index of Derby not.
DROP INDEX auth_users_email;
ALTER TABLE auth_users ADD CONSTRAINT auth_users_one_email UNIQUE (email);

-- By which accounts of OAuth providers a user may sign in; the key is never the address.
CREATE TABLE auth_accounts (
  provider VARCHAR(40) NOT NULL,
  provider_account_id VARCHAR(200) NOT NULL,
  user_id VARCHAR(64) NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  account_type VARCHAR(16) NOT NULL,
  linked_at TIMESTAMP NOT NULL,
  PRIMARY KEY (provider, provider_account_id)
);
CREATE INDEX auth_accounts_user ON auth_accounts (user_id);

-- What may be used once, such as the state of a sign-in attempt, as its SHA-256.
CREATE TABLE auth_consumed (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_consumed_expiry ON auth_consumed (expires_at);

-- Who refreshes the provider tokens of a session now.
CREATE TABLE auth_refresh_leases (
  sid VARCHAR(64) NOT NULL PRIMARY KEY,
  holder VARCHAR(64) NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX auth_refresh_leases_expiry ON auth_refresh_leases (expires_at);
