package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.IClientCredential;

/** What an app registration proves itself with. */
interface ClientCredential {
  /**
   * The proof for one sign-in.
   *
   * @throws io.github.dealsummary.dataverse.DataverseException if it is not usable (any more)
   */
  IClientCredential proof();

  /** What to check when Entra ID refuses and its code does not say why. */
  String toCheck();
}
