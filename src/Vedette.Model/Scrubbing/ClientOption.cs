namespace Vedette.Model.Scrubbing;

/// <summary>An option of a known program that carries a secret although its name does not tell.</summary>
/// <param name="Attached">The value may stand right behind: -pSECRET.</param>
/// <param name="Next">The value may be the next word: -p SECRET.</param>
/// <param name="Clusters">May end a row of one-letter switches: -sSu.</param>
internal sealed record ClientOption(string Option, SecretPart Part = SecretPart.Whole, bool Attached = true, bool Next = true, bool Clusters = false);
