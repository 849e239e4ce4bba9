package io.github.dealsummary.find;

import java.util.List;
import java.util.Set;

/** The legal forms at the end of a firm's name, in the countries we know of. */
final class LegalForms {
  /** The forms, as letters in lower case. */
  private static final Set<String> FORMS =
      Set.of(
          ("inc incorporated corp corporation co company ltd limited llc llp lp plc pllc"
                  + " gmbh mbh ag kg kgaa ohg ug ek ev se sa sas sarl eurl srl spa snc bv nv vof"
                  + " ab as asa aps oy oyj sro spzoo doo kft zrt nyrt pty ptyltd pte sdnbhd kk"
                  + " gk sab sadecv srldecv ltda eireli pjsc ooo zao")
              .split(" "));

  /** The most words of a form, as in {@code Sp. z o.o.} and {@code S.A. de C.V.}. */
  private static final int MOST_WORDS = 3;

  private LegalForms() {}

  /** Returns how many of these words are the name itself, which is at least one. */
  static int endOfName(List<String> words) {
    int end = words.size();
    int next = beforeForm(words, end);
    while (next < end) {
      end = next;
      // "GmbH & Co. KG" counts as one form, so the sign that joins two forms belongs to them.
      int joined = end > 1 && isJoint(words.get(end - 1)) ? end - 1 : end;
      next = beforeForm(words, joined);
      next = next < joined ? next : end;
    }
    return end < words.size() && end > 1 && isJoint(words.get(end - 1)) ? end - 1 : end;
  }

  private static int beforeForm(List<String> words, int end) {
    for (int count = MOST_WORDS; count >= 1; count--) {
      int start = end - count;
      if (start >= 1 && FORMS.contains(letters(String.join("", words.subList(start, end))))) {
        return start;
      }
    }
    return end;
  }

  private static boolean isJoint(String word) {
    String letters = letters(word);
    return letters.isEmpty() || letters.equals("and") || letters.equals("und");
  }

  /** Returns the letters in lower case; a word with a digit as it is, since "SE1" is not "SE". */
  private static String letters(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isDigit(c)) {
        return word;
      }
      if (Character.isLetter(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }
}
