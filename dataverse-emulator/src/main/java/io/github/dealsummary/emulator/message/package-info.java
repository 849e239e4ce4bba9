/**
 * The functions and actions of Dataverse: closing opportunities, many rows at once, search,
 * Copilot's summaries, custom APIs.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.message;

import org.jspecify.annotations.NullMarked;
