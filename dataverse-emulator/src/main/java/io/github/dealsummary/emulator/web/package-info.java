/**
 * A request to the Web API taken apart, and its answer: URLs, headers, JSON, pages. Reads are
 * answered here.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.web;

import org.jspecify.annotations.NullMarked;
