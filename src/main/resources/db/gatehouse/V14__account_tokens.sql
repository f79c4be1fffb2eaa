-- The provider tokens of linked accounts, sealed for their row. link_id is another one after each
-- sign-in or link that replaces them, so that a late refresh of what was there before finds nothing.
CREATE TABLE auth_account_tokens (
  provider VARCHAR(40) NOT NULL,
  provider_account_id VARCHAR(200) NOT NULL,
  user_id VARCHAR(64) NOT NULL,
  link_id VARCHAR(64) NOT NULL,
  tokens_version BIGINT NOT NULL,
  sealed_tokens ${text} NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (provider, provider_account_id),
  FOREIGN KEY (provider, provider_account_id)
    REFERENCES auth_accounts (provider, provider_account_id) ON DELETE CASCADE
);
CREATE INDEX auth_account_tokens_user ON auth_account_tokens (user_id);
