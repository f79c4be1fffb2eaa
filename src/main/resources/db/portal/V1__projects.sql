CREATE TABLE portal_projects (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(64) NOT NULL REFERENCES auth_tenants (id) ON DELETE CASCADE,
  name VARCHAR(200) NOT NULL,
  created_by VARCHAR(64) NOT NULL
);
CREATE INDEX portal_projects_tenant ON portal_projects (tenant_id, name);
