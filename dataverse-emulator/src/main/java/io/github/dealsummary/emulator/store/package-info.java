/**
 * Tables, columns and rows in memory, and the seed file they come from.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.store;

import org.jspecify.annotations.NullMarked;
