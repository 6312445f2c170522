CREATE TABLE "contestations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"unit_id" text NOT NULL,
	"fact" text NOT NULL,
	"stage" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "good_practices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"squad" integer,
	"on" date NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "monthly_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"squad" integer NOT NULL,
	"month" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_answers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "questionnaire_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"questionnaire_id" uuid NOT NULL,
	"on" date NOT NULL,
	"answers" jsonb NOT NULL,
	"remark" text
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"token" text NOT NULL,
	"squad" integer NOT NULL,
	"scope_id" text NOT NULL,
	CONSTRAINT "questionnaires_token_unique" UNIQUE("token")
);
--> statement-breakpoint
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
ALTER TABLE "contestations" ADD CONSTRAINT "contestations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_answers" ADD CONSTRAINT "questionnaire_answers_questionnaire_id_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_figures" ADD CONSTRAINT "report_figures_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_days" ADD CONSTRAINT "issue_days_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_days" ADD CONSTRAINT "point_days_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contestations_by_unit" ON "contestations" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "good_practices_by_day" ON "good_practices" USING btree ("on");--> statement-breakpoint
CREATE INDEX "instructions_by_target" ON "instructions" USING btree ("target");--> statement-breakpoint
CREATE INDEX "instructions_by_stage" ON "instructions" USING btree ("stage");--> statement-breakpoint
CREATE INDEX "questionnaire_answers_by_questionnaire" ON "questionnaire_answers" USING btree ("questionnaire_id");--> statement-breakpoint
CREATE INDEX "reports_by_period" ON "reports" USING btree ("period");--> statement-breakpoint
CREATE INDEX "issue_days_by_position" ON "issue_days" USING btree ("position");--> statement-breakpoint
CREATE INDEX "point_days_by_position" ON "point_days" USING btree ("position");