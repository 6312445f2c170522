CREATE TABLE "former_unit_names" (
	"unit_id" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"until" date NOT NULL,
	CONSTRAINT "former_unit_names_unit_id_until_pk" PRIMARY KEY("unit_id","until")
);
--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "successor_id" text;--> statement-breakpoint
ALTER TABLE "former_unit_names" ADD CONSTRAINT "former_unit_names_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written by hand: what the log says of units that were renamed or retired before the tables kept it.
UPDATE "units" SET "successor_id" = "retired"."successor_id" FROM (
	SELECT "subject_id", "body"::jsonb #>> '{to,successorId}' AS "successor_id" FROM "events"
	WHERE "subject_kind" = 'unit' AND "name" = 'retire'
) AS "retired" WHERE "units"."id" = "retired"."subject_id";
--> statement-breakpoint
INSERT INTO "former_unit_names" ("unit_id", "name_zh", "name_en", "until")
SELECT DISTINCT ON ("subject_id", "until") "subject_id", "name_zh", "name_en", "until" FROM (
	SELECT "subject_id", "seq", "body"::jsonb #>> '{from,nameZh}' AS "name_zh", "body"::jsonb #>> '{from,nameEn}' AS "name_en",
		("at" AT TIME ZONE 'Asia/Shanghai')::date - 1 AS "until"
	FROM "events" WHERE "subject_kind" = 'unit' AND "name" = 'rename'
) AS "renamed" ORDER BY "subject_id", "until", "seq";
