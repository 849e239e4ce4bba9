package io.github.dealsummary.emulator.identity;

/** The app registration that may ask, as the seed file names it. */
public record AppRegistration(String tenantId, String clientId, String clientSecret) {}
