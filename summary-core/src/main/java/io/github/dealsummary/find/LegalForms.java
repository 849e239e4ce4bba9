package io.github.dealsummary.find;

import java.util.List;
import java.util.Set;

/** The endings by which a firm says what kind of company it is, in the countries we know of. */
final class LegalForms {
  /** Letters only, in lower case. */
  private static final Set<String> FORMS =
      Set.of(
          ("inc incorporated corp corporation co company ltd limited llc llp lp plc pllc"
                  + " gmbh mbh ag kg kgaa ohg ug ek ev se sa sas sarl eurl srl spa snc bv nv vof"
                  + " ab as asa aps oy oyj sro spzoo doo kft zrt nyrt pty ptyltd pte sdnbhd kk"
                  + " gk sab sadecv srldecv ltda eireli pjsc ooo zao")
              .split(" "));

  /** {@code Sp. z o.o.}, {@code S.A. de C.V.}: a form of up to three words. */
  private static final int MOST_WORDS = 3;

  private LegalForms() {}

  /** How many of these words are the name itself; at least one is, whatever it says. */
  static int endOfName(List<String> words) {
    int end = words.size();
    int next = beforeForm(words, end);
    while (next < end) {
      end = next;
      // "GmbH & Co. KG" is one form for us: what joins two forms goes with them.
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

  /** As it is if it holds a digit: "SE1" is no "SE". */
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
