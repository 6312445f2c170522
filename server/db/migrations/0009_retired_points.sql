DROP INDEX "points_by_place";--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "retired_on" date;--> statement-breakpoint
CREATE INDEX "points_by_place" ON "points" USING btree ("lng","lat","id","retired_on");