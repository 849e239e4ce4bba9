/** A Dataverse Web API on loopback, for demos and tests. */
@NullMarked
package io.github.dealsummary.emulator;

import org.jspecify.annotations.NullMarked;
