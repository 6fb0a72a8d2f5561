-- How long a permit took from sending to issue, beside its kind, so that a case can say when its own is likely.
ALTER TABLE permits ADD COLUMN event_kind text, ADD COLUMN took_days integer CHECK (took_days >= 0);

-- Days as UTC has them: this may be a day off from the city's, for permits issued before this.
UPDATE permits p
SET event_kind = a.event_kind,
  took_days = greatest(0, (p.issued_at AT TIME ZONE 'UTC')::date - (a.submitted_at AT TIME ZONE 'UTC')::date)
FROM applications a WHERE a.id = p.application_id AND a.submitted_at IS NOT NULL;

CREATE INDEX permits_by_kind ON permits (event_kind, issued_at DESC) INCLUDE (took_days) WHERE took_days IS NOT NULL;
