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
ALTER TABLE "photo_uses" ADD CONSTRAINT "photo_uses_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "papers_by_issue" ON "papers" USING gin ("issue_ids");--> statement-breakpoint
CREATE INDEX "papers_by_unit" ON "papers" USING gin ("unit_ids");--> statement-breakpoint
CREATE INDEX "papers_by_position" ON "papers" USING btree ("position");--> statement-breakpoint
CREATE INDEX "photo_uses_by_subject" ON "photo_uses" USING btree ("subject_kind","subject_id");