CREATE TABLE "instructions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"stage" text NOT NULL,
	"target" text NOT NULL,
	"reply_by" date NOT NULL,
	"squads_asked" integer[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue_days" (
	"issue_id" uuid NOT NULL,
	"day" date NOT NULL,
	"position" bigint NOT NULL,
	"stage" text NOT NULL,
	"unit_id" text,
	"following_squad" integer,
	"due_on" date,
	"closings" integer NOT NULL,
	"sent_back" integer NOT NULL,
	"relapses" integer NOT NULL,
	"circulars" integer NOT NULL,
	CONSTRAINT "issue_days_issue_id_day_pk" PRIMARY KEY("issue_id","day")
);
--> statement-breakpoint
CREATE TABLE "point_days" (
	"point_id" integer NOT NULL,
	"day" date NOT NULL,
	"position" bigint NOT NULL,
	"status" text NOT NULL,
	"due_on" date,
	"open_issues" integer NOT NULL,
	CONSTRAINT "point_days_point_id_day_pk" PRIMARY KEY("point_id","day")
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "urban_scopes" text[];--> statement-breakpoint
ALTER TABLE "issue_days" ADD CONSTRAINT "issue_days_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_days" ADD CONSTRAINT "point_days_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "instructions_by_target" ON "instructions" USING btree ("target");--> statement-breakpoint
CREATE INDEX "instructions_by_stage" ON "instructions" USING btree ("stage");--> statement-breakpoint
CREATE INDEX "issue_days_by_position" ON "issue_days" USING btree ("position");--> statement-breakpoint
CREATE INDEX "point_days_by_position" ON "point_days" USING btree ("position");