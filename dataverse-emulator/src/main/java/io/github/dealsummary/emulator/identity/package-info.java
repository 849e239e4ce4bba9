/**
 * Who asks and what they may do: the stand-in for Entra ID, callers, roles and privileges.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.identity;

import org.jspecify.annotations.NullMarked;
