-- Replicas remember applications and their templates for as long as they hear of changes. Triggers, so that also a
-- replica of the version before, and whoever changes a row by hand, tells of it.
CREATE FUNCTION notify_application_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('hitch_application_changed', NEW.id);
  RETURN NULL;
END
$$;

CREATE TRIGGER application_changed AFTER UPDATE ON application
  FOR EACH ROW EXECUTE FUNCTION notify_application_changed();

CREATE FUNCTION notify_link_template_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('hitch_link_template_changed', NEW.application_id || ' ' || NEW.id);
  RETURN NULL;
END
$$;

CREATE TRIGGER link_template_changed AFTER UPDATE ON link_template
  FOR EACH ROW EXECUTE FUNCTION notify_link_template_changed();
