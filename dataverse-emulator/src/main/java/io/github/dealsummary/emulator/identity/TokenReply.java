package io.github.dealsummary.emulator.identity;

import java.util.Map;

/** An answer of the token endpoint: a status and the properties of a JSON object. */
public record TokenReply(int status, Map<String, Object> body) {}
