CREATE TABLE "access_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"created_on" date NOT NULL,
	"last_used_on" date,
	"until" date NOT NULL,
	"revoked_on" date,
	CONSTRAINT "access_tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "point_changes" (
	"position" bigint NOT NULL,
	"point_id" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"source" jsonb,
	CONSTRAINT "point_changes_position_point_id_pk" PRIMARY KEY("position","point_id")
);
--> statement-breakpoint
CREATE TABLE "awaited_scopes" (
	"id" text PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"extent" text NOT NULL,
	"squad" integer NOT NULL,
	CONSTRAINT "awaited_scopes_name_zh_unique" UNIQUE("name_zh")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"title" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_aliases" (
	"name" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scope_boundaries" (
	"position" bigint NOT NULL,
	"scope_id" text NOT NULL,
	"geometry" jsonb NOT NULL,
	"schematic" boolean NOT NULL,
	CONSTRAINT "scope_boundaries_position_scope_id_pk" PRIMARY KEY("position","scope_id")
);
--> statement-breakpoint
CREATE TABLE "scope_decisions" (
	"point_id" integer PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"assisting_squad" integer,
	"reason" text NOT NULL,
	"document" text,
	"position" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awaited_scopes" ADD CONSTRAINT "awaited_scopes_squad_squads_number_fk" FOREIGN KEY ("squad") REFERENCES "public"."squads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_aliases" ADD CONSTRAINT "unit_aliases_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_boundaries" ADD CONSTRAINT "scope_boundaries_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_decisions" ADD CONSTRAINT "scope_decisions_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_decisions" ADD CONSTRAINT "scope_decisions_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_decisions" ADD CONSTRAINT "scope_decisions_assisting_squad_squads_number_fk" FOREIGN KEY ("assisting_squad") REFERENCES "public"."squads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_tokens_by_user" ON "access_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "point_changes_by_point" ON "point_changes" USING btree ("point_id");--> statement-breakpoint
CREATE INDEX "contacts_by_unit" ON "contacts" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_aliases_by_unit" ON "unit_aliases" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "issues_by_stage" ON "issues" USING btree ("stage","following_squad","unit_id");--> statement-breakpoint
CREATE INDEX "issues_by_due_day" ON "issues" USING btree ("due_on") WHERE "issues"."due_on" is not null;--> statement-breakpoint
CREATE INDEX "points_by_place" ON "points" USING btree ("lng","lat");
--> statement-breakpoint
CREATE TRIGGER "points_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "points" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "scopes_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "scopes" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
CREATE TRIGGER "point_kinds_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "point_kinds" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
