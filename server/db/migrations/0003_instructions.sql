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
CREATE INDEX "instructions_by_target" ON "instructions" USING btree ("target");--> statement-breakpoint
CREATE INDEX "instructions_by_stage" ON "instructions" USING btree ("stage");