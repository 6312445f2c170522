ALTER TABLE "campaign" ADD COLUMN "fold_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "is_key" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "is_hard" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "point_states" ADD COLUMN "tracked_since" date;