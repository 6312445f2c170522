CREATE TABLE "contestations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"unit_id" text NOT NULL,
	"fact" text NOT NULL,
	"stage" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contestations" ADD CONSTRAINT "contestations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contestations_by_unit" ON "contestations" USING btree ("unit_id");