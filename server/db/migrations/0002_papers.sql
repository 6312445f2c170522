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
ALTER TABLE "point_states" ADD COLUMN "is_key" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "is_hard" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "tracked_since" date;--> statement-breakpoint
CREATE INDEX "papers_by_issue" ON "papers" USING gin ("issue_ids");--> statement-breakpoint
CREATE INDEX "papers_by_unit" ON "papers" USING gin ("unit_ids");--> statement-breakpoint
CREATE INDEX "papers_by_position" ON "papers" USING btree ("position");