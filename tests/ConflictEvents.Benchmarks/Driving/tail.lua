-- A reader at the tail of the feed, one for each thread: it waits for what comes, and goes on behind it.
local path, headers

function init(args)
  headers = { ["Host"] = wrk.headers["Host"], ["Authorization"] = "Bearer " .. args[1] }
  path = "/v1/changes?limit=100&wait=15&after=" .. args[2]
end

function request()
  return wrk.format("GET", path, headers)
end

function response(status, answered, body)
  local next = body:match('"next":"([^"]+)"')
  if next then path = "/v1/changes?limit=100&wait=15&after=" .. next end
end
