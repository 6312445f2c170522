ALTER TABLE "scope_decisions" ALTER COLUMN "scope_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "uncertainty_metres" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scope_boundaries" ADD COLUMN "uncertainty_metres" integer DEFAULT 0 NOT NULL;