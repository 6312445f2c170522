CREATE TABLE "good_practices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"squad" integer,
	"on" date NOT NULL
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
ALTER TABLE "questionnaire_answers" ADD CONSTRAINT "questionnaire_answers_questionnaire_id_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "good_practices_by_day" ON "good_practices" USING btree ("on");--> statement-breakpoint
CREATE INDEX "questionnaire_answers_by_questionnaire" ON "questionnaire_answers" USING btree ("questionnaire_id");