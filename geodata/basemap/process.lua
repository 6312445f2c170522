-- What of OpenStreetMap goes into the offline base map, under the layer names and kinds of the Protomaps basemap
-- (https://docs.protomaps.com/basemaps/layers), so that one style draws an extract made here and a .pmtiles from there.
-- Read by tilemaker 2.2 together with config.json.

local function set(...)
  local members = {}
  for _, one in ipairs({ ... }) do members[one] = true end
  return members
end

-- A name as it stands, and in the languages of the interface.
local function write_names(object)
  object:Attribute("name", object:Find("name"))
  for _, key in ipairs({ "name:zh", "name:zh-Hans", "name:en" }) do
    local name = object:Find(key)
    if name ~= "" then object:Attribute(key, name) end
  end
end

-- From `zoom` on; the style sorts labels by it.
local function shown_from(object, zoom)
  object:MinZoom(zoom)
  object:AttributeNumeric("min_zoom", zoom)
end

-- Places -------------------------------------------------------------------------------------------------------------

-- { kind, from zoom, rank where the population is not stated }
local places = {
  city = { "locality", 6, 9 },
  town = { "locality", 8, 6 },
  village = { "locality", 11, 4 },
  hamlet = { "locality", 12, 2 },
  suburb = { "neighbourhood", 11, 6 },
  quarter = { "macrohood", 12, 5 },
  neighbourhood = { "neighbourhood", 13, 4 },
}

-- As the Protomaps basemap ranks them: 1 from nobody on, 2 from 200, 14 from ten million.
local populations = { 0, 200, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 5e6, 1e7, 2e7 }
local function rank_of(population)
  local rank = 0
  for index, least in ipairs(populations) do
    if population >= least then rank = index end
  end
  return rank
end

local function write_place(node, place)
  local kind, zoom, rank = places[place][1], places[place][2], places[place][3]
  local population = tonumber(node:Find("population"))
  node:Layer("places", false)
  node:Attribute("kind", kind)
  node:Attribute("kind_detail", place)
  node:AttributeNumeric("population_rank", population and rank_of(population) or rank)
  shown_from(node, zoom)
  write_names(node)
end

-- Places of interest: public ones alone. Shops and benches would only stand in the way of the points. -------------------

local pois = {
  amenity = {
    townhall = 14, hospital = 14, university = 14, college = 15, school = 15, library = 15, theatre = 15,
    police = 15, fire_station = 15, bus_station = 14, marketplace = 15, post_office = 16, kindergarten = 16,
    community_centre = 16,
  },
  railway = { station = 13 },
  aeroway = { aerodrome = 12 },
  leisure = { park = 14, stadium = 15, sports_centre = 15 },
  tourism = { museum = 15, attraction = 15 },
  natural = { peak = 13 },
  place = { square = 15 },
}

local function poi_of(object)
  for key, kinds in pairs(pois) do
    local value = object:Find(key)
    if kinds[value] then return value, kinds[value] end
  end
end

local function write_poi(object, kind, zoom)
  object:Attribute("kind", kind)
  -- Tiles end at 14; the style waits for min_zoom.
  object:MinZoom(math.min(zoom, 14))
  object:AttributeNumeric("min_zoom", zoom)
  write_names(object)
end

node_keys = { "place", "amenity", "railway", "aeroway", "leisure", "tourism", "natural" }

function node_function(node)
  if not node:Holds("name") then return end
  local place = node:Find("place")
  if places[place] then
    write_place(node, place)
    return
  end
  local kind, zoom = poi_of(node)
  if kind then
    node:Layer("pois", false)
    write_poi(node, kind, zoom)
  end
end

-- Roads --------------------------------------------------------------------------------------------------------------

-- { kind, from zoom }
local roads = {
  motorway = { "highway", 5 },
  trunk = { "major_road", 6 },
  primary = { "major_road", 7 },
  secondary = { "major_road", 9 },
  tertiary = { "major_road", 10 },
  residential = { "minor_road", 12 },
  unclassified = { "minor_road", 12 },
  road = { "minor_road", 12 },
  living_street = { "minor_road", 12 },
  service = { "minor_road", 13 },
  pedestrian = { "path", 13 },
  track = { "path", 13 },
  path = { "path", 14 },
  footway = { "path", 14 },
  cycleway = { "path", 14 },
  bridleway = { "path", 14 },
  steps = { "path", 14 },
}
local railways = set("rail", "light_rail", "subway", "tram", "narrow_gauge", "monorail")
local no = set("", "no")

local function write_road(way, kind, detail, zoom)
  way:Layer("roads", false)
  way:Attribute("kind", kind)
  way:Attribute("kind_detail", detail)
  if not no[way:Find("bridge")] then way:AttributeBoolean("is_bridge", true) end
  if not no[way:Find("tunnel")] then way:AttributeBoolean("is_tunnel", true) end
  shown_from(way, zoom)
  write_names(way)
end

local function write_highway(way, highway)
  local class = highway:gsub("_link$", "")
  local road = roads[class]
  if not road then return end
  local is_link = class ~= highway
  write_road(way, road[1], class, is_link and math.max(road[2], 12) or road[2])
  if is_link then way:AttributeBoolean("is_link", true) end
end

-- Land use and water -------------------------------------------------------------------------------------------------

-- By key: value -> kind
local land = {
  landuse = {
    forest = "forest", grass = "grass", meadow = "grassland", cemetery = "cemetery", industrial = "industrial",
    military = "military", allotments = "allotments", village_green = "village_green", recreation_ground = "park",
    residential = "residential", commercial = "commercial", retail = "commercial", railway = "railway",
    farmland = "farmland", orchard = "orchard",
  },
  leisure = {
    park = "park", garden = "park", golf_course = "golf_course", nature_reserve = "nature_reserve", pitch = "pitch",
    playground = "playground", stadium = "stadium",
  },
  natural = { wood = "wood", scrub = "scrub", grassland = "grassland", heath = "scrub", sand = "sand", beach = "beach" },
  amenity = {
    school = "school", kindergarten = "kindergarten", university = "university", college = "college",
    hospital = "hospital",
  },
  aeroway = { aerodrome = "aerodrome", runway = "runway", taxiway = "taxiway" },
  tourism = { zoo = "zoo" },
  boundary = { national_park = "national_park", protected_area = "protected_area" },
}
local land_keys = { "aeroway", "amenity", "tourism", "leisure", "landuse", "natural", "boundary" }
local waterways = { river = "river", canal = "river", stream = "stream", drain = "stream", ditch = "stream" }
local standing_water = set("reservoir", "basin")

local square_metres_a_pixel = 156543 * 156543
-- An area is shown from the zoom at which it covers some pixels.
local function zoom_of_area(way, least)
  local area = math.max(way:Area(), 1)
  local zoom = math.ceil(math.log(square_metres_a_pixel * 12 / area) / math.log(4))
  return math.max(least, math.min(zoom, 14))
end

local function write_land(way)
  for _, key in ipairs(land_keys) do
    local kind = land[key][way:Find(key)]
    if kind then
      way:Layer("landuse", true)
      way:Attribute("kind", kind)
      way:MinZoom(zoom_of_area(way, 8))
      return
    end
  end
end

local function write_water(way)
  local is_water = way:Find("natural") == "water" or way:Find("waterway") == "riverbank"
    or way:Find("waterway") == "dock" or standing_water[way:Find("landuse")]
  if not is_water then return false end
  local water = way:Find("water")
  local zoom = zoom_of_area(way, 6)
  way:Layer("water", true)
  way:Attribute("kind", water == "river" and "river" or "water")
  way:MinZoom(zoom)
  if water ~= "river" and way:Holds("name") then
    way:LayerAsCentroid("water")
    way:Attribute("kind", "lake")
    way:MinZoom(math.max(zoom, 10))
    write_names(way)
  end
  return true
end

-- Boundaries ---------------------------------------------------------------------------------------------------------

function relation_scan_function(relation)
  if relation:Find("type") == "boundary" and relation:Find("boundary") == "administrative" then relation:Accept() end
end

-- Provinces, cities, counties and townships. A state's own border is left out: how OpenStreetMap draws China's is not how
-- the law has it drawn, and a city's map does not need it.
local function write_boundary(way)
  local level = 11
  while true do
    local relation = way:NextRelation()
    if not relation then break end
    level = math.min(level, tonumber(way:FindInRelation("admin_level")) or 11)
  end
  if way:Find("boundary") == "administrative" then
    level = math.min(level, tonumber(way:Find("admin_level")) or 11)
  end
  if level < 4 or level > 8 then return end
  way:Layer("boundaries", false)
  way:AttributeNumeric("kind_detail", level)
  way:Attribute("kind", level <= 4 and "region" or level <= 6 and "county" or "locality")
  way:MinZoom(level <= 4 and 6 or level <= 5 and 8 or level <= 6 and 9 or 12)
end

function way_function(way)
  write_boundary(way)

  local highway = way:Find("highway")
  if highway ~= "" then
    if way:IsClosed() and way:Find("area") == "yes" then
      way:Layer("landuse", true)
      way:Attribute("kind", "pedestrian")
      way:MinZoom(13)
    else
      write_highway(way, highway)
    end
    return
  end
  if railways[way:Find("railway")] then
    write_road(way, "rail", way:Find("railway"), way:Find("service") == "" and 9 or 13)
    return
  end
  local aeroway = way:Find("aeroway")
  if not way:IsClosed() then
    if aeroway == "runway" or aeroway == "taxiway" then write_road(way, "other", aeroway, 10) end
    local kind = waterways[way:Find("waterway")]
    if kind then
      way:Layer("water", false)
      way:Attribute("kind", kind)
      shown_from(way, kind == "river" and 8 or 12)
      write_names(way)
    end
    return
  end

  if not write_water(way) then write_land(way) end
  if not no[way:Find("building")] then
    way:Layer("buildings", true)
    way:Attribute("kind", "building")
    way:MinZoom(zoom_of_area(way, 13))
  end
  local poi, zoom = poi_of(way)
  if poi and way:Holds("name") then
    way:LayerAsCentroid("pois")
    write_poi(way, poi, zoom)
  end
end
