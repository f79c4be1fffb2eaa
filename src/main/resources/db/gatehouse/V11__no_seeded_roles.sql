-- Which roles there are is the application's affair. What earlier migrations put there goes, with
-- its roles by the foreign key, unless somebody has changed it.
DELETE FROM auth_permissions
WHERE (SELECT COUNT(*) FROM auth_permissions) = 4
  AND (SELECT COUNT(*) FROM auth_permissions
       WHERE (id = 1 AND name = 'read') OR (id = 2 AND name = 'write')
          OR (id = 3 AND name = 'delete') OR (id = 4 AND name = 'admin')) = 4
  AND (SELECT COUNT(*) FROM auth_role_permissions) = 13
  AND (SELECT COUNT(*) FROM auth_role_permissions
       WHERE role IN ('ADMIN', 'PLATFORM') OR (role = 'STAFF' AND permission_id <= 3)
          OR (role = '*' AND permission_id <= 2)) = 13;
