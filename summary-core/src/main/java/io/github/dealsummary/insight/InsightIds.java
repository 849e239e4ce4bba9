package io.github.dealsummary.insight;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.Insight;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids of an insight's rows. Dataverse accepts an id once, from wherever it is sent. */
record InsightIds(Insight insight) {
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /**
   * Returns the id of the row in a table. With a key it follows from caller and key alone, so that
   * a second insight meets the row of the first. Without one it follows from caller, deal, case and
   * text.
   */
  UUID of(String table, UUID deal) {
    return insight
        .key()
        .map(key -> underKey(table, key))
        .orElseGet(
            () -> uuid(sha256(List.of(table, caller(), deal.toString(), caseNumber(), text()))));
  }

  /** Returns the id of the row under a key. The key counts as it is, character by character. */
  UUID underKey(String table, String key) {
    return uuid(sha256(List.of(table, caller(), key)));
  }

  /**
   * Returns a number for case and text, by which an insight is known under its key even if people
   * have edited its note. It is negative, since imports count from 1. One insight in two thousand
   * million is taken for another.
   */
  int fingerprint() {
    return sha256(List.of(caseNumber(), text())).getInt() | Integer.MIN_VALUE;
  }

  /** Returns the caller; empty if nobody knows who shares, which then is everybody's name. */
  private String caller() {
    return insight.about().caller().map(UUID::toString).orElse("");
  }

  private String caseNumber() {
    return normal(insight.origin().caseNumber().orElse(""));
  }

  private String text() {
    return normal(insight.text());
  }

  /** Makes texts that look the same equal, however they were typed or encoded. */
  private static String normal(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** Makes a UUID of version 8, whose content RFC 9562 leaves to each application. */
  private static UUID uuid(ByteBuffer hash) {
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private static ByteBuffer sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        // The length first, so that parts cut at another place give another hash.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
