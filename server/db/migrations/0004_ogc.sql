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
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_tokens_by_user" ON "access_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "issues_by_stage" ON "issues" USING btree ("stage","following_squad","unit_id");--> statement-breakpoint
CREATE INDEX "issues_by_due_day" ON "issues" USING btree ("due_on") WHERE "issues"."due_on" is not null;--> statement-breakpoint
CREATE INDEX "points_by_place" ON "points" USING btree ("lng","lat");