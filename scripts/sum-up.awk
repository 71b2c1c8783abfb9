# Reads test results (trx) and says what failed and what was skipped, why; the last line is: passed failed skipped.
# A trx file is XML that escapes every < within its texts, so each record here begins with the name of a tag.
BEGIN { RS = "<" }

$1 == "UnitTestResult" {
    name = attribute("testName")
    outcome = attribute("outcome")
    message = ""
    if ($0 ~ /\/>[ \t\r\n]*$/) count() # no content
}
$1 ~ /^Message>/ || $1 == "Message" { message = $0; sub(/^Message[^>]*>/, "", message) }
$1 ~ /^\/UnitTestResult>/ { count() }

END {
    for (reason in skips) printf "%s: %d skipped: %s\n", (counts_as_failed(reason) ? "FAILED" : "SKIPPED"), skips[reason], plain(reason)
    print passed + 0, failed + 0, skipped + 0
}

function attribute(key,   rest) {
    if (!match($0, " " key "=\"[^\"]*\"")) return ""
    rest = substr($0, RSTART, RLENGTH - 1)
    sub(/^[^"]*"/, "", rest)
    return rest
}

function plain(text) {
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&#x[AD];/, " ", text)
    gsub(/&amp;/, "\\&", text)
    return text
}

function count() {
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") {
        gsub(/[ \t\r\n]+/, " ", message)
        skips[message]++
        if (counts_as_failed(message)) failed++
        else skipped++
    } else {
        failed++
        print "FAILED: " plain(name)
    }
    outcome = ""
}

# Where the data lies beside the checkout is no matter of CI's, nor whether it runs as root and may mount: no package helps there.
function counts_as_failed(reason) { return ci == "true" && tolower(reason) !~ /^(shared data|no small disk)/ }
