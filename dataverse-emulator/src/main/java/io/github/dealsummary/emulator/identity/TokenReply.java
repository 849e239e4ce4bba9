package io.github.dealsummary.emulator.identity;

import java.util.Map;

/** What the token endpoint answers: a status and the properties of a JSON object. */
public record TokenReply(int status, Map<String, Object> body) {}
