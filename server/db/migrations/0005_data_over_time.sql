CREATE TABLE "webhook_deliveries" (
	"destination_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"tried_at" timestamp with time zone,
	"status" integer,
	"fault" text,
	CONSTRAINT "webhook_deliveries_destination_id_position_pk" PRIMARY KEY("destination_id","position")
);
--> statement-breakpoint
CREATE TABLE "webhook_destinations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"sealed" text NOT NULL,
	"topics" text[] NOT NULL,
	"paused" boolean NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "issues_by_point";--> statement-breakpoint
DROP INDEX "points_by_place";--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_destination_id_webhook_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."webhook_destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_state" ON "webhook_deliveries" USING btree ("destination_id","state","next_at");--> statement-breakpoint
CREATE INDEX "issues_by_point" ON "issues" USING btree ("point_id","id");--> statement-breakpoint
CREATE INDEX "points_by_place" ON "points" USING btree ("lng","lat","id");