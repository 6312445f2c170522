CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"date" date NOT NULL,
	"squads" integer[] NOT NULL,
	"unit_ids" text[] NOT NULL
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
ALTER TABLE "materials" ADD CONSTRAINT "materials_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_date" ON "activities" USING btree ("date");--> statement-breakpoint
CREATE INDEX "file_uses_by_subject" ON "file_uses" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "materials_by_unit" ON "materials" USING btree ("unit_id");