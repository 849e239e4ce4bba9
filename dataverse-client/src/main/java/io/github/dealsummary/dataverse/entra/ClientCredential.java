package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.IClientCredential;

/** A secret, certificate or token that proves an app registration. */
interface ClientCredential {
  /**
   * Returns the proof for one sign-in.
   *
   * @throws io.github.dealsummary.dataverse.DataverseException if it cannot be used, or no longer
   */
  IClientCredential proof();

  /** Returns what to check if Entra ID refuses and its code does not say why. */
  String toCheck();
}
