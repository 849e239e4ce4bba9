/**
 * {@link Settings}: which environments to ask, as whom, and how. They are read once, from variables
 * and an optional file, and every problem is reported at once.
 */
@NullMarked
package io.github.dealsummary.settings;

import org.jspecify.annotations.NullMarked;
