# The API
api-problem-invalid = The input is wrong
api-problem-not-found = Not found
api-problem-conflict = Something else has happened in between
api-problem-signed-out = Sign in first
api-problem-denied = Not allowed
api-problem-throttled = Too many tries
api-problem-unavailable = Not available at the moment
api-problem-fault = A fault of the program
api-problem-method = Wrong method
api-problem-json = The body is not JSON
api-problem-media-type = The body is of another type
api-problem-too-large = The body is too large
api-method = This operation takes these methods: { $expected }
api-json = The body cannot be read as JSON ({ $why }).
api-media-type = A body of type “{ $read }” is not taken. Send application/json.
api-too-large = The body is too large. At most { $expected } MB are taken.
