-- Any provider's word marked an address as verified; a trusted one proves it again at a sign-in.
UPDATE auth_users SET email_verified = NULL
  WHERE password_hash IS NULL AND id IN (SELECT user_id FROM auth_accounts);
