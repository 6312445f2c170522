CREATE TABLE "squad_routes" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"position" bigint NOT NULL,
	"squad" integer NOT NULL,
	"on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "squad_routes_by_squad" ON "squad_routes" USING btree ("squad","on");