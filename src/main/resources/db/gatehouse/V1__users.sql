CREATE TABLE auth_users (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  username VARCHAR(128) NOT NULL,
  email VARCHAR(254),
  email_verified TIMESTAMP,
  display_name VARCHAR(256),
  image VARCHAR(2048),
  role VARCHAR(64),
  disabled BOOLEAN NOT NULL,
  password_hash VARCHAR(512),
  created_at TIMESTAMP NOT NULL,
  version BIGINT NOT NULL
);

CREATE UNIQUE INDEX auth_users_username ON auth_users (username);
CREATE UNIQUE INDEX auth_users_email ON auth_users (email);

CREATE TABLE auth_user_attributes (
  user_id VARCHAR(64) NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  attribute_name VARCHAR(64) NOT NULL,
  attribute_value VARCHAR(2048) NOT NULL,
  PRIMARY KEY (user_id, attribute_name)
);
