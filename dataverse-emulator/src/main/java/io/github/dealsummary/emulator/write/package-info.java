/**
 * Creating, changing, relating and deleting rows by the rules of their tables.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.write;

import org.jspecify.annotations.NullMarked;
