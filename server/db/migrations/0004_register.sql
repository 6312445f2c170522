CREATE TABLE "point_changes" (
	"position" bigint NOT NULL,
	"point_id" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"source" jsonb,
	CONSTRAINT "point_changes_position_point_id_pk" PRIMARY KEY("position","point_id")
);
--> statement-breakpoint
CREATE INDEX "point_changes_by_point" ON "point_changes" USING btree ("point_id");--> statement-breakpoint
CREATE TRIGGER "points_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "points" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "scopes_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "scopes" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "point_kinds_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "point_kinds" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
