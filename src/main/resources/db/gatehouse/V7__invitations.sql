-- Whom a tenant's administrator asked in: by the name or address he typed, never by a user's id.
CREATE TABLE auth_invitations (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(64) NOT NULL REFERENCES auth_tenants (id) ON DELETE CASCADE,
  login VARCHAR(254) NOT NULL,
  invited_by VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX auth_invitations_one ON auth_invitations (tenant_id, login);
CREATE INDEX auth_invitations_login ON auth_invitations (login);

-- Changes of who administers what take turns on this row.
CREATE TABLE auth_turns (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  taken BIGINT NOT NULL
);
INSERT INTO auth_turns (name, taken) VALUES ('administration', 0);

INSERT INTO auth_role_permissions (permission_id, role) VALUES (1, 'PLATFORM');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (2, 'PLATFORM');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (3, 'PLATFORM');
INSERT INTO auth_role_permissions (permission_id, role) VALUES (4, 'PLATFORM');
