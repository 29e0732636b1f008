-- wrk -s post.lua <url> -- <file of the body> [<file of tokens, one a line, each used once>]
-- Ends with status 3 when no token is left.
-- Without arguments it is a GET. Prints one line for the driver: requests, microseconds, answers that are
-- not 2xx or 3xx, other errors, bytes of all answers.
local tokens, ready

function init(args)
  if args[1] then
    local file = assert(io.open(args[1], "rb"))
    wrk.method = "POST"
    wrk.body = file:read("*a")
    wrk.headers["Content-Type"] = "application/json"
    file:close()
  end
  if args[2] then
    tokens = io.lines(args[2])
  end
  ready = wrk.format()
end

function request()
  if tokens then
    local token = tokens()
    if not token then os.exit(3) end
    wrk.headers["Authorization"] = "Bearer " .. token
    return wrk.format()
  end
  return ready
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("measured %d %d %d %d %d", summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, summary.bytes))
end
