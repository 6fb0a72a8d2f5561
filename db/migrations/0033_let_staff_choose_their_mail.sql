-- Which mails somebody of the staff wants, and in which language.
ALTER TABLE staff_members
  ADD COLUMN mail_choice text NOT NULL DEFAULT 'both' CHECK (mail_choice IN ('both', 'morning', 'at_once')),
  ADD COLUMN mail_locale text NOT NULL DEFAULT 'en';
