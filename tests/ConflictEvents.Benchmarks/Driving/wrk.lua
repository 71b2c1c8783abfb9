-- Asks what the lines of a file say (method, path, known ETag, body), in turns, from a random one on; with a key as second argument.
-- The requests are made before the first is sent: a turn costs the driver no more than a look into a table.
local asks, at = {}, 0

function init(args)
  math.randomseed(tonumber(args[3]))
  for line in io.lines(args[1]) do
    local method, path, known, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = { ["Host"] = wrk.headers["Host"] }
    if args[2] ~= "" then headers["Authorization"] = "Bearer " .. args[2] end
    if known ~= "" then headers["If-None-Match"] = known end
    if body ~= "" then headers["Content-Type"] = "application/json" end
    asks[#asks + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
  at = math.random(#asks)
end

function request()
  at = at % #asks + 1
  return asks[at]
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("result %d %d %d %.0f %.0f\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout + e.status,
    latency:percentile(50), latency:percentile(99)))
end
