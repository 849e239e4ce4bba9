/**
 * The users of requests and their rights: the stand-in for Entra ID, callers, roles, privileges.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.identity;

import org.jspecify.annotations.NullMarked;
