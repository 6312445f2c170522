CREATE TABLE "road_section_states" (
	"road_section_id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"position" bigint NOT NULL,
	"status" text NOT NULL,
	"due_on" date,
	"open_issues" integer NOT NULL,
	"last_inspection" jsonb
);
--> statement-breakpoint
ALTER TABLE "road_sections" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "road_section_states" ADD CONSTRAINT "road_section_states_road_section_id_road_sections_id_fk" FOREIGN KEY ("road_section_id") REFERENCES "public"."road_sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "issues_by_road_section" ON "issues" USING btree ("road_section_id");--> statement-breakpoint
-- Sections that were there before stand as never looked at, until something is recorded about them.
INSERT INTO "road_section_states" ("road_section_id", "seq", "position", "status", "open_issues")
SELECT "id", 0, 0, 'uninspected', 0 FROM "road_sections";
