CREATE TABLE auth_permissions (
  id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(64) NOT NULL
);
CREATE UNIQUE INDEX auth_permissions_name ON auth_permissions (name);

-- Role * stands for every role that has no row of its own.
CREATE TABLE auth_role_permissions (
  permission_id INTEGER NOT NULL REFERENCES auth_permissions (id) ON DELETE CASCADE,
  role VARCHAR(64) NOT NULL,
  PRIMARY KEY (permission_id, role)
);

INSERT INTO auth_permissions (id, name) VALUES (1, 'read');
INSERT INTO auth_permissions (id, name) VALUES (2, 'write');
INSERT INTO auth_permissions (id, name) VALUES (3, 'delete');
INSERT INTO auth_permissions (id, name) VALUES (4, 'admin');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (1, 'ADMIN');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (2, 'ADMIN');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (3, 'ADMIN');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (4, 'ADMIN');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (1, 'STAFF');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (2, 'STAFF');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (3, 'STAFF');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (1, '*');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (2, '*');

CREATE TABLE auth_tenants (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name VARCHAR(256) NOT NULL
);

CREATE TABLE auth_memberships (
  tenant_id VARCHAR(64) NOT NULL REFERENCES auth_tenants (id) ON DELETE CASCADE,
  user_id VARCHAR(64) NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX auth_memberships_user ON auth_memberships (user_id);

ALTER TABLE auth_users ADD COLUMN default_tenant VARCHAR(64);
