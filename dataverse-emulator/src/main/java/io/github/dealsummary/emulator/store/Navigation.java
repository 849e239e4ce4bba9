package io.github.dealsummary.emulator.store;

/** A single-valued navigation property: the way from a lookup column to a row of one table. */
public record Navigation(String name, String column, String target) {}
