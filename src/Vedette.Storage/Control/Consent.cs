namespace Vedette.Storage.Control;

/// <summary>Who accepted which text, when and how.</summary>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the accepted text.</param>
/// <param name="How">terminal, flag or environment.</param>
public sealed record Consent(string Version, string Sha256, string AcceptedBy, long AcceptedAtMs, string How);
