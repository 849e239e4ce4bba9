package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.Version;
import kotlin.KotlinVersion;

/**
 * The libraries beside this one, whose versions the program's own build decides. A build that
 * manages them, such as one with Spring Boot 2.7, may bring older ones than this client works with.
 */
public final class LibraryVersions {
  /** The lowest Kotlin in which all that OkHttp 5.5 and Okio 3.18 ask for is there. */
  private static final KotlinVersion KOTLIN = new KotlinVersion(1, 8, 0);

  /** The lowest Jackson that has the limits of what is read, {@code StreamReadConstraints}. */
  private static final Version JACKSON = new Version(2, 15, 0, null, null, null);

  private LibraryVersions() {}

  /**
   * Does nothing if the libraries are new enough. It is called before a client is made, and before
   * settings are read.
   *
   * @throws IllegalStateException if Kotlin or Jackson is too old. The message names the library,
   *     the version that was found and the lowest one
   */
  public static void requireUsable() {
    if (KotlinVersion.CURRENT.compareTo(KOTLIN) < 0) {
      throw tooOld("Kotlin (org.jetbrains.kotlin:kotlin-stdlib)", KotlinVersion.CURRENT, KOTLIN);
    }
    requireJackson("core", com.fasterxml.jackson.core.json.PackageVersion.VERSION);
    requireJackson("databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
  }

  private static void requireJackson(String part, Version found) {
    // Not by compareTo: it orders the names of the artifacts before their numbers.
    int major = Integer.compare(found.getMajorVersion(), JACKSON.getMajorVersion());
    int minor = Integer.compare(found.getMinorVersion(), JACKSON.getMinorVersion());
    if (major < 0 || (major == 0 && minor < 0)) {
      throw tooOld("Jackson (com.fasterxml.jackson.core:jackson-" + part + ")", found, JACKSON);
    }
  }

  private static IllegalStateException tooOld(String library, Object found, Object lowest) {
    return new IllegalStateException(
        library
            + " is version "
            + found
            + ", and deal-summary needs "
            + lowest
            + " or newer. Set that version in your build. With Spring Boot the properties are"
            + " kotlin.version and jackson-bom.version.");
  }
}
