/**
 * FetchXML: the elements it is made of, and the rows that they ask for.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.fetchxml;

import org.jspecify.annotations.NullMarked;
