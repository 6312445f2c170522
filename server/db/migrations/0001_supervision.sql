CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"date" date NOT NULL,
	"squads" integer[] NOT NULL,
	"unit_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "anchors" (
	"day" date PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facts_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "facts_version_is_one_row" CHECK ("facts_version"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "file_uses" (
	"file_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "file_uses_file_id_position_pk" PRIMARY KEY("file_id","position")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"byte_count" integer NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_id_uploaded_by_pk" PRIMARY KEY("id","uploaded_by")
);
--> statement-breakpoint
CREATE TABLE "inbox_reads" (
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbox_reads_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"endpoint" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_to" bigint NOT NULL,
	"digest_on" date
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"note" text,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"versions" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_series" (
	"name" text PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"template" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"squad" integer,
	"unit_ids" text[] NOT NULL,
	"issue_ids" uuid[] NOT NULL,
	"point_id" integer,
	"series" text,
	"year" integer,
	"number" integer,
	"is_withdrawn" boolean NOT NULL,
	"signed_on" date,
	"content" jsonb,
	CONSTRAINT "papers_once_per_number" UNIQUE("series","year","number")
);
--> statement-breakpoint
CREATE TABLE "photo_uses" (
	"photo_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "photo_uses_photo_id_position_pk" PRIMARY KEY("photo_id","position")
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" text PRIMARY KEY NOT NULL,
	"byte_count" integer NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"taken_at" timestamp with time zone,
	"lng" double precision,
	"lat" double precision,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"blurred_from" text
);
--> statement-breakpoint
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
ALTER TABLE "campaign" ADD COLUMN "fold_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "is_key" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "is_hard" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "tracked_since" date;--> statement-breakpoint
ALTER TABLE "road_sections" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "materials" ADD CONSTRAINT "materials_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_uses" ADD CONSTRAINT "photo_uses_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "road_section_states" ADD CONSTRAINT "road_section_states_road_section_id_road_sections_id_fk" FOREIGN KEY ("road_section_id") REFERENCES "public"."road_sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_date" ON "activities" USING btree ("date");--> statement-breakpoint
CREATE INDEX "file_uses_by_subject" ON "file_uses" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_account" ON "push_subscriptions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "materials_by_unit" ON "materials" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "papers_by_issue" ON "papers" USING gin ("issue_ids");--> statement-breakpoint
CREATE INDEX "papers_by_unit" ON "papers" USING gin ("unit_ids");--> statement-breakpoint
CREATE INDEX "papers_by_position" ON "papers" USING btree ("position");--> statement-breakpoint
CREATE INDEX "photo_uses_by_subject" ON "photo_uses" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "issues_by_road_section" ON "issues" USING btree ("road_section_id");--> statement-breakpoint
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
