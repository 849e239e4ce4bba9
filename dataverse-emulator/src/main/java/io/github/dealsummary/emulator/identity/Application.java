package io.github.dealsummary.emulator.identity;

/** The app registration that may ask, as the seed file names it. */
public record Application(String tenantId, String clientId, String clientSecret) {}
