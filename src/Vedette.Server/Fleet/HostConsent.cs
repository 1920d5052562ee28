using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

internal sealed record HostConsent(string Version, string Sha256, string AcceptedBy, DateTime AcceptedAt, string How)
{
    public static HostConsent Of(Consent consent) =>
        new(consent.Version, consent.Sha256, consent.AcceptedBy, DateTimeOffset.FromUnixTimeMilliseconds(consent.AcceptedAtMs).UtcDateTime, consent.How);
}
