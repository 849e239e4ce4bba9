/**
 * A Dataverse Web API on loopback, for demos and tests.
 *
 * <p>This package is the API: {@link io.github.dealsummary.emulator.DataverseEmulator} and what it
 * takes and gives. The packages below it are rooms, and each knows only those after it: {@code
 * message} (functions and actions), {@code write}, {@code web} (requests, answers, reads), {@code
 * fetchxml}, {@code query}, {@code store}. {@code identity} (who asks) knows only {@code store}.
 */
@NullMarked
package io.github.dealsummary.emulator;

import org.jspecify.annotations.NullMarked;
