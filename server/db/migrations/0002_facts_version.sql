CREATE TABLE "facts_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "facts_version_is_one_row" CHECK ("facts_version"."id" = 1)
);
--> statement-breakpoint
INSERT INTO "facts_version" ("id", "version") VALUES (1, 1);
--> statement-breakpoint
CREATE FUNCTION count_facts_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE "facts_version" SET "version" = "version" + 1;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "campaign_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "campaign" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "working_days_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "working_days" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "squads_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "squads" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "units_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "units" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
