-- The portal's roles; a database in which somebody has changed what they may do keeps its own.
-- TRIM: in Derby the texts of one column of VALUES are all as long as the longest.
INSERT INTO auth_permissions (id, name)
SELECT v.id, TRIM(v.name)
FROM (VALUES (1, 'read'), (2, 'write'), (3, 'delete'), (4, 'admin')) AS v (id, name)
WHERE NOT EXISTS (SELECT 1 FROM auth_permissions);

INSERT INTO auth_role_permissions (permission_id, role)
SELECT p.id, TRIM(r.role)
FROM auth_permissions p,
  (VALUES ('ADMIN', 4), ('PLATFORM', 4), ('STAFF', 3), ('*', 2)) AS r (role, most)
WHERE p.id <= r.most AND NOT EXISTS (SELECT 1 FROM auth_role_permissions);
