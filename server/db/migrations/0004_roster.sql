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
ALTER TABLE "awaited_scopes" ADD CONSTRAINT "awaited_scopes_squad_squads_number_fk" FOREIGN KEY ("squad") REFERENCES "public"."squads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_aliases" ADD CONSTRAINT "unit_aliases_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_by_unit" ON "contacts" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_aliases_by_unit" ON "unit_aliases" USING btree ("unit_id");
--> statement-breakpoint
CREATE TRIGGER "scopes_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "scopes" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
