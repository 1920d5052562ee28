using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

/// <summary>Consent as an agent reports it.</summary>
internal sealed record ConsentReport(string Version, string Sha256, string AcceptedBy, DateTimeOffset AcceptedAt, string How)
{
    private const int LongestText = 200;

    /// <summary>What is wrong with the report, or null.</summary>
    public string? Problem()
    {
        if (Sha256.Length != 64 || !Sha256.All(char.IsAsciiHexDigit))
        {
            return "consent.sha256 must be the 64 hexadecimal digits of the accepted text's SHA-256.";
        }

        if (How is not ("terminal" or "flag" or "environment"))
        {
            return "consent.how must be terminal, flag or environment.";
        }

        return Version.Length is 0 or > LongestText || AcceptedBy.Length is 0 or > LongestText
            ? $"consent.version and consent.accepted_by must have 1 to {LongestText} characters."
            : null;
    }

    public Consent ToConsent() => new(Version, Sha256.ToLowerInvariant(), AcceptedBy, AcceptedAt.ToUnixTimeMilliseconds(), How);
}
