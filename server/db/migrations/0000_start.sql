CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" integer PRIMARY KEY NOT NULL,
	"plan" jsonb NOT NULL,
	"is_sample" boolean NOT NULL,
	"clock_offset_ms" bigint NOT NULL,
	"terms" jsonb NOT NULL,
	"auth_secret" text NOT NULL,
	CONSTRAINT "campaign_is_one_row" CHECK ("campaign"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"position" bigint PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_once_per_seq" UNIQUE("subject_kind","subject_id","seq")
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"stage" text NOT NULL,
	"point_id" integer,
	"road_section_id" text,
	"subject_unit_id" text,
	"unit_id" text,
	"units_ever" text[] NOT NULL,
	"following_squad" integer,
	"found_on" date NOT NULL,
	"due_on" date
);
--> statement-breakpoint
CREATE TABLE "joint_inspections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"squads" integer[] NOT NULL,
	"point_ids" integer[] NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"ordered_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point_kinds" (
	"key" text PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"check_items" jsonb NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point_states" (
	"point_id" integer PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"position" bigint NOT NULL,
	"status" text NOT NULL,
	"due_on" date,
	"open_issues" integer NOT NULL,
	"last_inspection" jsonb
);
--> statement-breakpoint
CREATE TABLE "point_units" (
	"point_id" integer NOT NULL,
	"unit_id" text NOT NULL,
	"is_lead" boolean NOT NULL,
	"from" date NOT NULL,
	"until" date,
	CONSTRAINT "point_units_point_id_unit_id_from_pk" PRIMARY KEY("point_id","unit_id","from")
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "points_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"address" text NOT NULL,
	"urban" boolean NOT NULL,
	"scope_id" text,
	"is_sample" boolean NOT NULL,
	CONSTRAINT "points_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"duty" jsonb NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"action_id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "road_sections" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"line" jsonb NOT NULL,
	"sponsor" text NOT NULL,
	"responsible_unit_id" text NOT NULL,
	"scope_id" text
);
--> statement-breakpoint
CREATE TABLE "scopes" (
	"id" text PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"code" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"extent" text NOT NULL,
	"squad" integer NOT NULL,
	"geometry" jsonb NOT NULL,
	"schematic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"impersonated_by" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_start" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "squads" (
	"number" integer PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"group" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"supervised_order" integer,
	"squad" integer,
	"superior_id" text,
	"retired_on" date,
	CONSTRAINT "units_name_zh_unique" UNIQUE("name_zh"),
	CONSTRAINT "units_supervised_order_unique" UNIQUE("supervised_order")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"role" text,
	"banned" boolean,
	"ban_reason" text,
	"ban_expires" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "working_days" (
	"date" date PRIMARY KEY NOT NULL,
	"works" boolean NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_road_section_id_road_sections_id_fk" FOREIGN KEY ("road_section_id") REFERENCES "public"."road_sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_subject_unit_id_units_id_fk" FOREIGN KEY ("subject_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_states" ADD CONSTRAINT "point_states_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_units" ADD CONSTRAINT "point_units_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_units" ADD CONSTRAINT "point_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_kind_point_kinds_key_fk" FOREIGN KEY ("kind") REFERENCES "public"."point_kinds"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "road_sections" ADD CONSTRAINT "road_sections_responsible_unit_id_units_id_fk" FOREIGN KEY ("responsible_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "road_sections" ADD CONSTRAINT "road_sections_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scopes" ADD CONSTRAINT "scopes_squad_squads_number_fk" FOREIGN KEY ("squad") REFERENCES "public"."squads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_squad_squads_number_fk" FOREIGN KEY ("squad") REFERENCES "public"."squads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_by_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "issues_by_point" ON "issues" USING btree ("point_id");--> statement-breakpoint
CREATE INDEX "issues_by_unit" ON "issues" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "issues_by_position" ON "issues" USING btree ("position");--> statement-breakpoint
CREATE INDEX "point_units_by_unit" ON "point_units" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "points_by_scope" ON "points" USING btree ("scope_id");--> statement-breakpoint
CREATE INDEX "posts_by_user" ON "posts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "session" USING btree ("user_id");