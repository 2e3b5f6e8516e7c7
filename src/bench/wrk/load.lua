-- What wrk sends. BENCH_ROW names the requests, the other variables are their material. Every request of a mint differs
-- from all others; codes are drawn by each thread for itself. Ends with one line of JSON, for the bench to read.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long nanoseconds; } timespec; int clock_gettime(int clock, timespec *now);")
local now = ffi.new("timespec")

-- Towards the end visits say that they are a bot: they cost the same and are not counted as opens. So every visit that
-- is counted has been answered before wrk hangs up, and the two numbers can be compared exactly.
local LAST_SECONDS = 0.3 + 0.05 * tonumber(os.getenv("BENCH_SECONDS"))
local BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
local BOT = "Mozilla/5.0 (compatible; benchbot/1.0)"

local function read(file)
  local opened = assert(io.open(file, "rb"))
  local content = opened:read("*a")
  opened:close()
  return content
end

local function seconds()
  ffi.C.clock_gettime(1, now)
  return tonumber(now.seconds) + tonumber(now.nanoseconds) / 1e9
end

local set = os.getenv
local rows = {}
local threads = {}
number = 0
counted = 0

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

-- ---- Visits

local function visits(next_code)
  local host = " HTTP/1.1\r\nHost: " .. set("BENCH_HOST") .. "\r\nUser-Agent: "
  local open, look = host .. BROWSER .. "\r\n\r\n", host .. BOT .. "\r\n\r\n"
  local calls, stop = 0, nil
  return function()
    calls = calls + 1
    -- wrk has the first thread write one request for a look at it, before it begins, and does not send that.
    local sent = number > 0 or calls > 1
    if sent and not stop then
      stop = seconds() + tonumber(set("BENCH_SECONDS")) - LAST_SECONDS
    end
    if stop and seconds() > stop then
      return "GET /" .. next_code() .. look
    end
    counted = sent and counted + 1 or counted
    return "GET /" .. next_code() .. open
  end
end

local function codes()
  local all = read(set("BENCH_CODES"))
  return function(n)
    return all:sub(n * 9 + 1, n * 9 + 8)
  end
end

function rows.one()
  local code = codes()(0)
  return visits(function() return code end)
end

function rows.hot()
  local code, count = codes(), tonumber(set("BENCH_HOT"))
  return visits(function() return code(math.random(1, count)) end)
end

-- One after the other, so that none comes again before all others have.
function rows.cold()
  local code, hot = codes(), tonumber(set("BENCH_HOT")) + 1
  local count = tonumber(set("BENCH_LINKS")) - hot
  local at = tonumber(set("BENCH_FROM")) + number
  local step = tonumber(set("BENCH_THREADS"))
  return visits(function()
    at = at + step
    return code(hot + at % count)
  end)
end

-- ---- The API

-- Lines of a token and the template of its application.
local function applications()
  local all = {}
  for token, template in read(set("BENCH_TOKENS")):gmatch("(%S+) (%S+)\n") do
    table.insert(all, { head = "Authorization: Bearer " .. token .. "\r\n", template = template })
  end
  return all
end

local function post(path)
  local line = "POST " .. path .. " HTTP/1.1\r\nHost: " .. set("BENCH_HOST") .. "\r\nContent-Type: application/json\r\n"
  return function(application, body)
    return line .. application.head .. "Content-Length: " .. #body .. "\r\n\r\n" .. body
  end
end

-- A name that no other request has.
local function names()
  local prefix, n = set("BENCH_RUN") .. "-" .. number .. "-", 0
  return function()
    n = n + 1
    return prefix .. n
  end
end

local function four(name)
  return '{"provider":"geotab","externalId":"' .. name .. '","name":"Fleet ' .. name
    .. '","redirectUrl":"https://app.acme.com/telematics-success"}'
end

local function example(name, template)
  return '{"provider":"geotab","externalId":"' .. name .. '","name":"<string>","tags":["Tag Name"],'
    .. '"redirectUrl":"https://app.acme.com/telematics-success","syncMode":"automatic",'
    .. '"backfill":{"startFrom":"2021-01-06T03:24:53.000Z","days":123},"template":"' .. template .. '"}'
end

function rows.mint()
  local first, send, name = applications()[1], post("/tsp/v1/link/short"), names()
  return function() return send(first, four(name())) end
end

function rows.example()
  local first, send, name = applications()[1], post("/tsp/v1/link/short"), names()
  return function() return send(first, example(name(), first.template)) end
end

function rows.applications()
  local all, send, name = applications(), post("/tsp/v1/link/short"), names()
  return function()
    local one = all[math.random(#all)]
    return send(one, example(name(), one.template))
  end
end

function rows.replay()
  local first, send, count = applications()[1], post("/tsp/v1/link/short"), tonumber(set("BENCH_REPLAYED"))
  return function() return send(first, four("replay-" .. math.random(0, count - 1))) end
end

function rows.batch()
  local first, send, name = applications()[1], post("/tsp/v1/link/short/batch"), names()
  return function()
    local bodies = {}
    for i = 1, 1000 do
      bodies[i] = four(name())
    end
    return send(first, '{"requests":[' .. table.concat(bodies, ",") .. "]}")
  end
end

function rows.connect()
  local first, send, name = applications()[1], post("/tsp/v1/connections"), names()
  return function()
    local one = name()
    return send(first, '{"provider":"sandbox","credentials":{"username":"' .. one
      .. '","password":"secret"},"company":{"name":"Acme Logistics"},"externalId":"' .. one .. '"}')
  end
end

-- ---- What wrk calls

function init()
  math.randomseed(tonumber(set("BENCH_SEED")) + number)
  request = rows[set("BENCH_ROW")]()
end

function done(summary, latency)
  local visited, errors = 0, summary.errors
  for _, thread in ipairs(threads) do
    visited = visited + thread:get("counted")
  end
  io.write(string.format(
    '\n{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"counted":%d,"failed":%d,"refused":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, visited,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
