namespace Vedette.Agent.Consent;

/// <summary>Who accepted which text, when and how: the content of consent.json, and what the server's ledger is told.</summary>
/// <param name="Sha256">Of the accepted text, lower-case hexadecimal.</param>
/// <param name="AcceptedBy">The account's name, or uid:N where the system has no name for it.</param>
internal sealed record ConsentStatement(string Version, string Sha256, string AcceptedBy, DateTimeOffset AcceptedAt, string How)
{
    public bool Covers(Eula eula) =>
        string.Equals(Version, $"{eula.Version}", StringComparison.Ordinal) && string.Equals(Sha256, eula.Sha256, StringComparison.Ordinal);
}
