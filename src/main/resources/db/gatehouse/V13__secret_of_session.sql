-- Which secret had sealed a session when it was seen last, by its id; empty before the first time.
ALTER TABLE auth_session_list ADD COLUMN secret_id VARCHAR(8) DEFAULT '' NOT NULL;
