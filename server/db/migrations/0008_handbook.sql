CREATE TABLE "handbook_versions" (
	"number" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL,
	"from" date NOT NULL,
	"reason" text NOT NULL,
	"kinds" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "point_kinds" ADD COLUMN "retired_on" date;--> statement-breakpoint
-- By hand, from here to the next mark: it reads the columns that are dropped after it.
-- What the kinds had until now is the first version of the handbook, the road sections' items with it.
INSERT INTO "handbook_versions" ("number", "position", "source", "version", "from", "reason", "kinds")
SELECT 1, 0,
	coalesce((SELECT "source" FROM "point_kinds" ORDER BY "order" LIMIT 1), ''),
	coalesce((SELECT "version" FROM "point_kinds" ORDER BY "order" LIMIT 1), ''),
	("plan" ->> 'startsOn')::date,
	'',
	coalesce((
		SELECT jsonb_object_agg("key", (
			SELECT coalesce(jsonb_agg("item" || '{"scope": "all"}'::jsonb ORDER BY "at"), '[]'::jsonb)
			FROM jsonb_array_elements("check_items") WITH ORDINALITY AS "listed"("item", "at")
		)) FROM "point_kinds"
	), '{}'::jsonb) || '{"roadSection": [{"key": "road_surface", "zh": "路面平整，无破损积水", "en": "The road surface is even, without damage or standing water", "scope": "all"}, {"key": "pavement_kerbs", "zh": "人行道、路缘石、盲道完好畅通", "en": "Pavement, kerbs and tactile paving are sound and free", "scope": "all"}, {"key": "street_lights", "zh": "路灯、护栏、井盖完好", "en": "Street lights, railings and manhole covers are sound", "scope": "all"}, {"key": "cleanliness", "zh": "路面和绿化带干净，无垃圾", "en": "Road and verges are clean, without litter", "scope": "all"}, {"key": "parking_order", "zh": "车辆停放有序，不占道", "en": "Vehicles are parked in order and block nothing", "scope": "all"}, {"key": "traffic_order", "zh": "各行其道，文明礼让", "en": "Everyone keeps to the right lane and gives way", "scope": "all"}, {"key": "trading_order", "zh": "无占道经营、店外经营", "en": "No trading on the road or outside the shops", "scope": "all"}, {"key": "advertisements", "zh": "无乱贴乱画，公益广告完好", "en": "No fly-posting; public-interest notices are undamaged", "scope": "all"}, {"key": "green", "zh": "绿化整齐，无缺株死株", "en": "Planting is tidy, with nothing missing or dead", "scope": "all"}]}'::jsonb
FROM "campaign";
--> statement-breakpoint
CREATE FUNCTION refuse_handbook_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'a version of the handbook is kept as it was made';
END $$;
--> statement-breakpoint
CREATE TRIGGER "handbook_versions_stay" BEFORE UPDATE OR DELETE ON "handbook_versions" FOR EACH ROW EXECUTE FUNCTION refuse_handbook_change();
--> statement-breakpoint
CREATE TRIGGER "handbook_versions_counts" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "handbook_versions" FOR EACH STATEMENT EXECUTE FUNCTION count_facts_version();
--> statement-breakpoint
-- By hand until here.
ALTER TABLE "point_kinds" DROP COLUMN "check_items";--> statement-breakpoint
ALTER TABLE "point_kinds" DROP COLUMN "source";--> statement-breakpoint
ALTER TABLE "point_kinds" DROP COLUMN "version";