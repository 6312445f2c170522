CREATE TABLE "report_figures" (
	"report_id" text NOT NULL,
	"key" text NOT NULL,
	"ids" text[] NOT NULL,
	CONSTRAINT "report_figures_report_id_key_pk" PRIMARY KEY("report_id","key")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"period" text NOT NULL,
	"squad" integer,
	"stage" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_figures" ADD CONSTRAINT "report_figures_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_by_period" ON "reports" USING btree ("period");