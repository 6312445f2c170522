DROP INDEX "issues_by_point";--> statement-breakpoint
DROP INDEX "points_by_place";--> statement-breakpoint
CREATE INDEX "issues_by_point" ON "issues" USING btree ("point_id","id");--> statement-breakpoint
CREATE INDEX "points_by_place" ON "points" USING btree ("lng","lat","id");